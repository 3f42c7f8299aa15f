import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Effort, Measured, Scenario } from './scenario.ts';

/** Runs a scenario in a process of its own, so that none finds what another left in the compiler and in memory. */
export function measureApart({ name }: Scenario, effort: Effort): Promise<Measured> {
  const program = fileURLToPath(new URL('measure-one.ts', import.meta.url));
  const child = fork(program, [name, effort], { execArgv: [...process.execArgv, '--expose-gc'] });
  return new Promise((resolve, reject) => {
    let measured: Measured | null = null;
    child.on('message', (message) => {
      measured = message as Measured;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && measured !== null) resolve(measured);
      else reject(new Error(`${name} ended with ${code}`));
    });
  });
}
