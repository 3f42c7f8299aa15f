import { readCaption } from './captions/read-caption.ts';
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
  const reading = readCaption(received, rules);
  const flags = joinFlags(reading.flags, received);
  const { date, warnings } = resolveDate({
    caption: reading.caption,
    received: received.text,
    flags,
    credit: reading.credit,
    metadataDate: received.date,
    referenceDate,
  });
  const correction = reading.correction ?? received.correction;
  return {
    received,
    key: entryKey(received),
    ...reading,
    correction,
    flags,
    date,
    warnings: [...reading.warnings, ...warnings],
  };
}

/** What the words say and what the fields beside them do. */
function joinFlags(read: readonly Flag[], { flags, correction }: ReceivedEntry): readonly Flag[] {
  return [...new Set([...read, ...flags, ...(correction === null ? [] : (['corrected'] as const))])];
}
