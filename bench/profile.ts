/**
 * `npm run profile [-- NAME…]`: a CPU profile of each hot path as `out/profiles/NAME.cpuprofile`, which speedscope and Chromium's
 * tools draw as a flame graph, and its dearest functions by their own time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import { printTable } from './framework/print-table.ts';
import { sumSelfTimes } from './profile/sum-self-times.ts';
import { hotPaths } from './profile/hot-paths.ts';

const folder = 'out/profiles';
const warmUpMs = 1000;
const profiledMs = 5000;
const intervalMicroseconds = 200;
const shown = 20;

const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const { name, prepare } of hotPaths.filter(
  (path) => wanted.length === 0 || wanted.includes(path.name),
)) {
  const work = await prepare();
  repeat(work, warmUpMs);
  const profile = await profileOf(() => repeat(work, profiledMs));
  const file = `${folder}/${name}.cpuprofile`;
  writeFileSync(file, JSON.stringify(profile));
  const rows = sumSelfTimes(profile).slice(0, shown);
  console.log(`\n## ${name}: ${file}\n\n${printTable(rows)}`);
}

async function profileOf(work: () => void): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: intervalMicroseconds });
  await session.post('Profiler.start');
  work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

function repeat(work: () => unknown, ms: number): void {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs) work();
}
