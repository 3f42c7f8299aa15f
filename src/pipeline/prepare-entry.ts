import { readCaption, type CaptionReading } from './captions/read-caption.ts';
import { keepReadDate } from './dates/keep-read-date.ts';
import { resolveDate } from './dates/resolve-date.ts';
import { entryKey } from './decisions/entry-key.ts';
import type { ReceivedEntry } from './gallery.ts';
import type { Flag } from './manifest.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import type { Rules } from './rules.ts';

/** Reads one entry on its own: its caption as printed, its credit, its flags, its date. */
export function prepareEntry(
  received: ReceivedEntry,
  rules: Rules,
  referenceDate: string | null,
): PreparedEntry {
  const reading = readEntry(received, rules);
  const { flags } = reading;
  const found = resolveDate({
    caption: reading.caption,
    received: received.text,
    flags,
    credit: reading.credit,
    metadataDate: received.date,
    referenceDate,
  });
  const { date, warnings } = keepReadDate(found, received);
  const correction = reading.correction ?? received.correction;
  return {
    received,
    key: entryKey(received),
    ...reading,
    correction,
    date,
    warnings: [...reading.warnings, ...warnings],
  };
}

/** What the words and fields of an entry say; where it was read before, its credit is the one that was found then. */
function readEntry(received: ReceivedEntry, rules: Rules): CaptionReading {
  const reading = readCaption(received, rules);
  const credit = received.earlier?.credit ?? reading.credit;
  return { ...reading, credit, flags: joinFlags(reading.flags, received) };
}

/** What the words say and what the fields beside them do. */
function joinFlags(read: readonly Flag[], { flags, correction }: ReceivedEntry): readonly Flag[] {
  return [...new Set([...read, ...flags, ...(correction === null ? [] : (['corrected'] as const))])];
}
