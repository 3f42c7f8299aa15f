import type { ReceivedEntry, ReceivedPhoto } from '../../pipeline/gallery.ts';
import { fieldsOf } from '../data-fields.ts';
import { correctionNote, isFilePhoto } from '../news-items/desk-notes.ts';
import { receivedPhoto } from '../photo-key.ts';
import type { Slot } from './list-slots.ts';
import type { NewsItem } from './news-item.ts';

/** The pictures of a document → entries; an item and what was made from it show the same photo. */
export function toEntries(slots: readonly Slot[], items: readonly NewsItem[]): readonly ReceivedEntry[] {
  const originals = new Map(
    items.flatMap(({ guid, processedFrom }) =>
      guid === null || processedFrom === null ? [] : [[guid, processedFrom] as const],
    ),
  );
  return slots.map(({ item, leftOut, isMissing, isSuperseded }, index) => ({
    index,
    locator: { pointer: item.caption === null ? item.place : `${item.place}/description` },
    text: item.caption ?? '',
    foundBy: isMissing ? 'what the package says of an item' : 'the caption of a NewsML-G2 item',
    credit: item.credit,
    byline: item.byline,
    bylineTitle: item.bylineTitle,
    source: item.source,
    instructions: item.instructions,
    date: item.contentCreated,
    photo: toPhoto(item, originals),
    flags: item.isFile || isFilePhoto(fieldsOf({ edNote: item.note })) ? ['file'] : [],
    correction: correctionOf(item),
    language: item.language,
    earlier: null,
    isSuperseded,
    leftOut,
  }));
}

/** What was corrected, as the note to editors says; a signal alone says that something was. */
function correctionOf({ isCorrection, note }: NewsItem): string | null {
  return correctionNote(fieldsOf({ edNote: note })) ?? (isCorrection ? (note ?? 'Correction') : null);
}

/** The item's id names the photo; its address may be another for each customer and each day. */
function toPhoto(
  { guid, address, size }: NewsItem,
  originals: ReadonlyMap<string, string>,
): ReceivedPhoto | null {
  if (guid === null) return address === null ? null : receivedPhoto(address, size);
  return { uri: address ?? guid, key: findOriginal(guid, originals), size, fingerprint: null };
}

const maxSteps = 20;

function findOriginal(guid: string, originals: ReadonlyMap<string, string>): string {
  const seen = new Set([guid]);
  let current = guid;
  for (let step = 0; step < maxSteps; step += 1) {
    const next = originals.get(current);
    // Items that say they were made from each other: the one that comes first names them all.
    if (next === undefined) return current;
    if (seen.has(next)) return [...seen].toSorted()[0] ?? guid;
    seen.add(next);
    current = next;
  }
  return current;
}
