import { spawn } from 'node:child_process';
import { finish, type Finished } from '../services/finish.ts';

/** Runs the command line from its sources as a process of its own, with `input` on stdin. */
export function runCutline(args: readonly string[], input: string | Uint8Array = ''): Promise<Finished> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/cli.ts', ...args]);
  // A command that refuses its arguments ends before it has read its input.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return finish(child);
}
