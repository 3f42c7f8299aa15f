import type { ReceivedEntry } from '../../src/pipeline/gallery.ts';
import { noFields, noMarks } from '../../src/pipeline/gallery.ts';
import type { PreparedEntry } from '../../src/pipeline/prepared-entry.ts';
import { loadBuilt } from '../framework/load-built.ts';
import type * as prepareEntryModule from '../../src/pipeline/prepare-entry.ts';
import type * as rulesModule from '../../src/rules.ts';

/** Captions as the entries of one gallery. */
export function toEntries(captions: readonly string[]): readonly ReceivedEntry[] {
  return captions.map((text, index) => ({
    index,
    locator: { line: index + 1 },
    text,
    ...noFields,
    foundBy: 'made up',
    photo: null,
    ...noMarks,
  }));
}

/** Captions, each read on its own: what grouping takes. */
export async function prepareEntries(captions: readonly string[]): Promise<readonly PreparedEntry[]> {
  const { prepareEntry } = await loadBuilt<typeof prepareEntryModule>('pipeline/prepare-entry');
  const { loadRules } = await loadBuilt<typeof rulesModule>('rules');
  const rules = loadRules();
  return toEntries(captions).map((entry) => prepareEntry(entry, rules, null));
}
