import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { testEnvironment } from '../../services/test-environment.ts';
import { faults } from './faults.ts';
import { readFigures } from './figures.ts';

const page = 'docs/reliability.md';
const [begin, end] = ['<!-- figures: begin -->', '<!-- figures: end -->'];

/** Gives the tests a place for their figures and prints them at the end; `FIGURES=write` also writes them to the page. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cutline-figures-'));
  project.provide('figuresFolder', folder);
  return async () => {
    const figures = await readFigures(folder);
    await rm(folder, { recursive: true });
    process.stdout.write(`\n${faults.map((fault) => printLine(fault, figures)).join('')}\n`);
    if (testEnvironment['FIGURES'] === 'write') await writePage(figures);
  };
}

function printLine({ number, name, bar }: (typeof faults)[number], figures: ReadonlyMap<number, string>) {
  return `${String(number).padStart(2)} ${name}: ${figures.get(number) ?? 'not run'} (bar: ${bar})\n`;
}

/** A fault that was not run keeps the figure it has on the page. */
async function writePage(figures: ReadonlyMap<number, string>): Promise<void> {
  const text = await readFile(page, 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before === -1 || after < before) throw new Error(`${page} has no place for the figures`);
  const earlier = readTable(text.slice(before, after));
  const rows = faults.map(({ number, name, injected, bar }) =>
    row([String(number), name, injected, bar, figures.get(number) ?? earlier.get(number) ?? '–']),
  );
  const table = [row(['', 'fault', 'how', 'bar', 'figure']), row(Array<string>(5).fill('---')), ...rows];
  const [cpu] = cpus();
  const machine = `${cpu?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}`;
  const told = `${begin}\n\nOn: ${machine}.\n\n${table.join('\n')}\n\n`;
  await writeFile(page, `${text.slice(0, before)}${told}${text.slice(after)}`);
  execFileSync('npx', ['oxfmt', page]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
}

function readTable(text: string): ReadonlyMap<number, string> {
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(rows.filter((cells) => cells.length > 5).map((cells) => [Number(cells[1]), cells[5] ?? '']));
}
