/**
 * `npm run bench [-- [--short] [NAME…]]`: measures scenarios, prints them, keeps them as `bench/results/NAME.json` and writes
 * them into `docs/`. `--short` only prints. Without names, all but those that say why they have to be named.
 */
import { spawnSync } from 'node:child_process';
import { findScenarios } from './framework/find-scenarios.ts';
import { measureApart } from './framework/measure-apart.ts';
import { printMeasured } from './framework/print-table.ts';
import { keepResult } from './framework/result.ts';
import { writePages } from './framework/write-pages.ts';

const words = process.argv.slice(2);
const isShort = words.includes('--short');
for (const scenario of findScenarios(words.filter((word) => word !== '--short'))) {
  console.log(
    `## ${scenario.name}: ${scenario.what}, beside ${scenario.beside}; to reach: ${scenario.reach}\n`,
  );
  const measured = await measureApart(scenario, isShort ? 'short' : 'full');
  console.log(`${printMeasured(measured)}\n`);
  if (isShort) continue;
  keepResult(scenario.name, measured);
  writePages();
  spawnSync('npx', ['oxfmt', 'docs', 'bench/results'], { stdio: 'inherit' });
}
