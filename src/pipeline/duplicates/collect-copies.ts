import { foldName } from '../credits/merge-credits.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import { readCaptionWords, type CaptionWords } from './caption-words.ts';
import { rolesOf } from './compare-captions.ts';

/** Entries that agree in every word, maker and photo: they are one without further question. */
export interface Copies {
  readonly words: CaptionWords;
  readonly entries: readonly PreparedEntry[];
  /** Each entry's own words, in the same order: they agree in form, and may be punctuated otherwise. */
  readonly readings: readonly CaptionWords[];
}

/** Gathers the exact copies, in the order of their first entry. */
export function collectCopies(entries: readonly PreparedEntry[]): readonly Copies[] {
  const byKey = new Map<
    string,
    { words: CaptionWords; entries: PreparedEntry[]; readings: CaptionWords[] }
  >();
  for (const entry of entries) {
    const words = readCaptionWords(entry);
    const key = JSON.stringify([
      words.key,
      makersOf(entry),
      entry.received.photo?.key ?? null,
      entry.isTruncated,
      words.key === '' ? entry.received.index : 0,
    ]);
    const copies = byKey.get(key);
    if (copies === undefined) byKey.set(key, { words, entries: [entry], readings: [words] });
    else {
      copies.entries.push(entry);
      copies.readings.push(words);
    }
  }
  return [...byKey.values()];
}

function makersOf(entry: PreparedEntry): readonly string[] {
  if (entry.isTruncated) return [];
  const { creators } = entry.credit;
  return creators.length > 0 ? creators.map(foldName).toSorted() : rolesOf(entry);
}
