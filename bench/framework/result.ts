import { cpus, totalmem } from 'node:os';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Measured } from './scenario.ts';

/** What a full run of a scenario found, as `bench/results/NAME.json` keeps it. */
export interface Result extends Measured {
  readonly scenario: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly machine: string;
}

const folder = new URL('../results/', import.meta.url);

/** The last full run of a scenario; `null` where there was none. */
export function readResult(scenario: string): Result | null {
  const file = new URL(`${scenario}.json`, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result) : null;
}

/** Keeps what was measured, with the day and the machine. */
export function keepResult(scenario: string, { tables, figures }: Measured): void {
  const day = new Date().toISOString().slice(0, 10);
  const result: Result = { scenario, day, machine: nameMachine(), figures, tables };
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${scenario}.json`, folder), `${JSON.stringify(result, null, 2)}\n`);
}

/** `AMD EPYC, 2 cores, 24 GiB, Node 20.20.2` */
function nameMachine(): string {
  const model = cpus()[0]?.model.replace(/\s+/gu, ' ').trim() ?? 'unknown';
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${cpus().length} cores, ${gib} GiB, Node ${process.versions.node}`;
}
