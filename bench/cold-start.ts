import { spawnSync } from 'node:child_process';
import { compareInTurns } from './framework/compare-in-turns.ts';
import type { Effort, Measured, Scenario } from './framework/scenario.ts';

const gallery = 'examples/harbor-flood.txt';

/** Node itself cannot be undercut: what `cutline clean` adds is loading its code, reading its rules and the gallery. */
export const coldStart: Scenario = {
  name: 'cold-start',
  what: '`cutline clean` of a 22-entry gallery, whole process',
  beside: '`node -e 0`',
  reach: '≤ 5 ×',
  onlyWhenNamed: null,
  measure,
};

const command = ['dist/cli/cli.js', 'clean', gallery];
const bare = ['-e', '0'];

async function measure(effort: Effort): Promise<Measured> {
  const once = { rounds: effort === 'full' ? 15 : 3, turnMs: 0, warmsUp: false };
  const wall = await compareInTurns(
    { ours: () => run(command), beside: () => run(bare) },
    { ...once, clock: () => performance.now() },
  );
  const children = { ms: 0 };
  const cpu = await compareInTurns(
    { ours: () => (children.ms += timeCpu(command)), beside: () => (children.ms += timeCpu(bare)) },
    { ...once, clock: () => children.ms },
  );
  const times = { 'wall clock': wall, CPU: cpu };
  return {
    tables: [
      {
        title: '',
        rows: Object.entries(times).map(([time, { oursMs, besideMs, ratio }]) => ({
          time,
          'cutline clean, ms': oursMs,
          'node -e 0, ms': besideMs,
          times: ratio,
        })),
      },
    ],
    figures: Object.entries(times).map(([name, { ratio }]) => ({
      name,
      value: ratio,
      unit: '×',
      reach: { atMost: 5 },
      isChecked: name === 'CPU',
    })),
  };
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args);
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr.toString()}`);
}

/** The CPU time of a whole process with its start and end, in milliseconds, as the shell that started it is told. */
function timeCpu(args: readonly string[]): number {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args]);
  const text = stderr.toString();
  const times = /([\d.]+) ([\d.]+)\s*$/u.exec(text);
  if (status !== 0 || times === null) throw new Error(`node ${args.join(' ')} failed: ${text}`);
  return 1000 * (Number(times[1]) + Number(times[2]));
}
