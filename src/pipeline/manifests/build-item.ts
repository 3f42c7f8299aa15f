import { detectLanguage } from '../captions/detect-language.ts';
import { withoutDateline } from '../captions/without-dateline.ts';
import { printCredit } from '../credits/print-credit.ts';
import type { CreditStyle } from '../rules.ts';
import { chooseCredit } from '../duplicates/choose-credit.ts';
import { chooseDate } from '../duplicates/choose-date.ts';
import type { EntryGroup } from '../duplicates/group-duplicates.ts';
import type { PhotoSize, ReceivedPhoto, Warning } from '../gallery.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import { flags, type Credit, type Flag, type Item, type Photo, type PlacedEntry } from '../manifest.ts';
import { findLead } from '../sentences/find-lead.ts';
import { contentDigest } from './content-digest.ts';

/** How this house prints captions and credits. */
export interface HouseStyle {
  readonly datelines: 'kept' | 'cut';
  readonly creditStyle: CreditStyle | null;
  /** The day the gallery was sent, for photos without one. */
  readonly referenceDay: string | null;
}

/** One group of entries → one item: the representative's caption, the fullest credit, the flags of all. */
export function buildItem(group: EntryGroup, position: number, style: HouseStyle): Item {
  const { caption, received } = group.representative;
  const text = style.datelines === 'cut' ? withoutDateline(caption) : caption;
  const current = currentEntries(group);
  const found = chooseCredit(current);
  const date = chooseDate(current);
  const itemFlags = collectFlags(current, group.sharesCaption);
  const credit = { ...found, line: printLine(found, style, itemFlags, date.value) };
  const photo = findPhoto(group);
  return {
    id: `item-${contentDigest([text, credit.line, photo?.uri ?? null]).slice(0, 16)}`,
    position,
    photo,
    caption: { text, lead: findLead(text), language: received.language ?? detectLanguage(text) },
    credit,
    date,
    flags: itemFlags,
    entries: group.members.map(placeEntry),
    warnings: collectWarnings(group, credit),
    decisions: group.decided.ids,
  };
}

function printLine(
  credit: Credit,
  { creditStyle, referenceDay }: HouseStyle,
  found: readonly Flag[],
  day: string | null,
): string | null {
  if (creditStyle === null) return credit.line;
  return printCredit(credit, creditStyle, { flags: found, day: day ?? referenceDay });
}

function findPhoto(group: EntryGroup): Photo | null {
  const photos = group.members.flatMap(({ entry }) => entry.received.photo ?? []);
  // The largest of the files that are one photo stands for it, else the first address.
  const [photo] = photos.toSorted((a, b) => pixels(b) - pixels(a));
  if (photo === undefined) return null;
  const { sha256 = null, hash256 = null } = photo.fingerprint ?? {};
  const { width = null, height = null } = sizeOf(photo) ?? {};
  return { uri: photo.uri, sha256, width, height, perceptualHash: hash256 };
}

function pixels(photo: ReceivedPhoto): number {
  const size = sizeOf(photo);
  return size === null ? 0 : size.width * size.height;
}

/** What its file shows, else what the document says of it. */
function sizeOf({ fingerprint, size }: ReceivedPhoto): PhotoSize | null {
  return fingerprint ?? size;
}

/** What an older version said of credit, date and photo is what its sender changed. */
function currentEntries({ representative, members }: EntryGroup): readonly PreparedEntry[] {
  const entries = members.map(({ entry }) => entry);
  const current = entries.filter(({ received }) => !received.isSuperseded);
  return current.includes(representative) ? current : entries;
}

function collectFlags(entries: readonly PreparedEntry[], sharesCaption: boolean): readonly Flag[] {
  const found = new Set(entries.flatMap((entry) => entry.flags));
  if (sharesCaption) found.add('shares-caption');
  return flags.filter((flag) => found.has(flag));
}

function placeEntry({ entry, relation, score, reason }: EntryGroup['members'][number]): PlacedEntry {
  const { index, locator, text } = entry.received;
  return { index, locator, text, key: entry.key, relation, score, reason };
}

function collectWarnings(group: EntryGroup, credit: Credit): readonly Warning[] {
  const index = group.representative.received.index;
  const found = currentEntries(group).flatMap((entry) =>
    [...entry.warnings, ...changeNote(entry)].map((warning) => ({ ...warning, entry: entry.received.index })),
  );
  const missing: readonly Warning[] =
    credit.line === null
      ? [{ code: 'no-credit', message: 'no entry of this photo names a credit', entry: index }]
      : [];
  return [...withoutRepeats(found), ...group.warnings, ...missing];
}

/** What the sender says it corrected, which no longer stands in the caption. */
function changeNote({ correction }: PreparedEntry): readonly Warning[] {
  return correction === null ? [] : [{ code: 'corrected', message: `its sender says: "${correction}"` }];
}

/** Copies of one caption repeat its warnings: the first says it for all. */
function withoutRepeats(warnings: readonly Warning[]): readonly Warning[] {
  const seen = new Set<string>();
  return warnings.filter(({ code, message }) => {
    const key = `${code} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
