import { readCaption } from './captions/read-caption.ts';
import { resolveDate } from './dates/resolve-date.ts';
import { entryKey } from './decisions/entry-key.ts';
import type { ReceivedEntry } from './gallery.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import type { Rules } from './rules.ts';

/** Reads one entry on its own: its caption as printed, its credit, its flags, its date. */
export function prepareEntry(
  received: ReceivedEntry,
  rules: Rules,
  referenceDate: string | null,
): PreparedEntry {
  const reading = readCaption(received, rules);
  const { date, warnings } = resolveDate({
    caption: reading.caption,
    received: received.text,
    flags: reading.flags,
    credit: reading.credit,
    metadataDate: received.date,
    referenceDate,
  });
  return {
    received,
    key: entryKey(received),
    ...reading,
    date,
    warnings: [...reading.warnings, ...warnings],
  };
}
