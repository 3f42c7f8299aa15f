/**
 * How long `cutline clean` of a 22-entry gallery takes as a whole process, beside `node -e 0` in the same run.
 * `npm run bench`. The bar: at most 5 times.
 */
import { spawnSync } from 'node:child_process';

const rounds = 15;
const bar = 5;
const gallery = process.argv[2] ?? 'examples/harbor-flood.txt';

const bare = median(() => ['-e', '0']);
const clean = median(() => ['dist/cli/cli.js', 'clean', gallery]);
const ratio = clean / bare;
console.log(`node -e 0       ${bare.toFixed(0)} ms`);
console.log(`cutline clean   ${clean.toFixed(0)} ms`);
console.log(`ratio           ${ratio.toFixed(2)} (bar ${bar})`);
process.exitCode = ratio <= bar ? 0 : 1;

/** Milliseconds of wall clock, the median of all rounds. */
function median(args: () => string[]): number {
  const times = Array.from({ length: rounds }, () => time(args())).toSorted((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

function time(args: string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args);
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr.toString()}`);
  return performance.now() - start;
}
