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

async function measure(effort: Effort): Promise<Measured> {
  const rounds = effort === 'full' ? 15 : 5;
  const sides = {
    ours: () => run(['dist/cli/cli.js', 'clean', gallery]),
    beside: () => run(['-e', '0']),
  };
  const wall = await compareInTurns(sides, { rounds, turnMs: 0, clock: () => performance.now() });
  const children = { ms: 0 };
  const timed = {
    ours: () => (children.ms += timeCpu(['dist/cli/cli.js', 'clean', gallery])),
    beside: () => (children.ms += timeCpu(['-e', '0'])),
  };
  const cpu = await compareInTurns(timed, { rounds, turnMs: 0, clock: () => children.ms });
  return {
    tables: [
      {
        title: '',
        rows: [
          {
            time: 'wall clock',
            'cutline clean, ms': wall.oursMs,
            'node -e 0, ms': wall.besideMs,
            times: wall.ratio,
          },
          { time: 'CPU', 'cutline clean, ms': cpu.oursMs, 'node -e 0, ms': cpu.besideMs, times: cpu.ratio },
        ],
      },
    ],
    figures: [
      { name: 'wall clock', value: wall.ratio, unit: '×', reach: { atMost: 5 }, isChecked: false },
      { name: 'CPU', value: cpu.ratio, unit: '×', reach: { atMost: 5 }, isChecked: true },
    ],
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
