import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import type { Decision } from '../../src/pipeline/decisions/decision.ts';
import type { Item, Manifest } from '../../src/pipeline/manifest.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import { loadRules } from '../../src/rules.ts';

const rules = loadRules();

export interface MadeEntry {
  readonly caption: string;
  readonly photo?: string;
  readonly credit?: string;
}

/** A gallery of these entries, cleaned under these decisions. */
export function cleanDecided(
  entries: readonly (string | MadeEntry)[],
  decisions: readonly Decision[] = [],
): Promise<Manifest> {
  const document = {
    entries: entries.map((entry) => (typeof entry === 'string' ? { caption: entry } : entry)),
  };
  const bytes = Buffer.from(JSON.stringify(document));
  const input = { bytes, name: 'made.json', uri: null, mediaType: null };
  return runPipeline(input, defaultSettings, rules, decisions);
}

type Making = Partial<Pick<Decision, 'id' | 'when' | 'note'>>;

/** A decision like many; the minute it was made at may be given for short. */
export function decide(
  kind: 'keep-apart' | 'merge' | 'leave-out',
  entries: readonly string[],
  { id = kind, when = '2026-05-04T10:00:00Z', note = null }: Making = {},
): Decision {
  return { id, kind, entries, value: null, who: 'Runa Holt', when, note };
}

export function decideValue(
  kind: 'caption' | 'credit' | 'date',
  entries: readonly string[],
  value: string,
  { id = kind, when = '2026-05-04T10:00:00Z', note = null }: Making = {},
): Decision {
  return { id, kind, entries, value, who: 'Runa Holt', when, note };
}

/** The keys of a gallery's entries, in their order. */
export async function keysOf(entries: readonly (string | MadeEntry)[]): Promise<readonly string[]> {
  return keysIn(await cleanDecided(entries));
}

export function keysIn({ items, leftOut }: Manifest): readonly string[] {
  return [...items.flatMap((item) => item.entries), ...leftOut.map(({ entry }) => entry)]
    .toSorted((a, b) => a.index - b.index)
    .map(({ key }) => key);
}

/** Which entries ended together: `0 1`, `2`. */
export function together({ items }: Manifest): readonly string[] {
  return items.map(indexesOf);
}

function indexesOf({ entries }: Item): string {
  return entries
    .map(({ index }) => index)
    .toSorted((a, b) => a - b)
    .join(' ');
}
