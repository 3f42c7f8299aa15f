import { readFileSync } from 'node:fs';
import * as chrono from 'chrono-node';
import { makeWireCaptions } from '../test/generators/wire-captions.ts';
import { compareInTurns } from './framework/compare-in-turns.ts';
import { loadBuilt } from './framework/load-built.ts';
import type { Effort, Measured, Row, Scenario } from './framework/scenario.ts';
import { toEntries } from './parts/prepare-entries.ts';
import type * as prepareEntryModule from '../src/pipeline/prepare-entry.ts';
import type * as rulesModule from '../src/rules.ts';

/** The same captions: cleaned, their credit and their date read, beside the package that only looks for dates. */
export const captionReading: Scenario = {
  name: 'caption-reading',
  what: 'caption cleaning, credit and date, per caption',
  beside: 'chrono-node alone on the same caption',
  reach: '≥ 20 × faster',
  onlyWhenNamed: null,
  measure,
};

async function measure(effort: Effort): Promise<Measured> {
  const { prepareEntry } = await loadBuilt<typeof prepareEntryModule>('pipeline/prepare-entry');
  const { loadRules } = await loadBuilt<typeof rulesModule>('rules');
  const rules = loadRules();
  const rows: Row[] = [];
  const total = { oursMs: 0, besideMs: 0 };
  for (const [kind, captions] of Object.entries(captionKinds())) {
    const entries = toEntries(captions);
    const { oursMs, besideMs, ratio } = await compareInTurns(
      {
        ours: () => entries.map((entry) => prepareEntry(entry, rules, '2026-06-01')),
        beside: () => captions.map((caption) => chrono.parse(caption, new Date(Date.UTC(2026, 5, 1)))),
      },
      { rounds: effort === 'full' ? 9 : 5, turnMs: effort === 'full' ? 200 : 60 },
    );
    total.oursMs += oursMs / captions.length;
    total.besideMs += besideMs / captions.length;
    rows.push({
      captions: kind,
      'Cutline, CPU µs a caption': (1000 * oursMs) / captions.length,
      'chrono-node, CPU µs a caption': (1000 * besideMs) / captions.length,
      'times faster': 1 / ratio,
    });
  }
  return {
    tables: [{ title: '', rows }],
    figures: [
      {
        name: 'times faster',
        value: total.besideMs / total.oursMs,
        unit: '×',
        reach: { atLeast: 20 },
        isChecked: true,
      },
    ],
  };
}

function captionKinds(): Readonly<Record<string, readonly string[]>> {
  const gallery = readFileSync('examples/harbor-flood.txt', 'utf8');
  return {
    'a made-up day of a wire': makeWireCaptions(60, 5),
    'the example gallery': gallery.split('\n').filter((line) => line.length > 60),
  };
}
