import type { PhotoDate } from '../manifest.ts';
import { isCalendarDay } from './calendar.ts';

/**
 * A date field as wires and cameras write it (`2020-10-22`, `20201022`, `2020:10:22 14:05:11`; `2020-10` or `1955` where no more is
 * known) → a date, or `null`.
 */
export function readMetadataDate(text: string | null): PhotoDate | null {
  const part = /^\s*(\d{4})(?:-(0[1-9]|1[0-2]))?\s*$/u.exec(text ?? '');
  if (part !== null && part[1] !== '0000') {
    const precision = part[2] === undefined ? 'year' : 'month';
    return { value: part[0].trim(), precision, basis: 'metadata', text };
  }
  const match =
    /^\s*(\d{4})[-:/.]?(\d{2})[-:/.]?(\d{2})(?:[T\s]+(\d{2}):?(\d{2}):?(\d{2})(?:\.\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?)?/u.exec(
      text ?? '',
    );
  if (match === null) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  if (!isCalendarDay(day)) return null;
  if (match[4] === undefined || !isTime(match))
    return { value: day, precision: 'day', basis: 'metadata', text };
  const zone = (match[7] ?? '').replace(/^([+-]\d{2})(\d{2})$/u, '$1:$2');
  return {
    value: `${day}T${match[4]}:${match[5]}:${match[6]}${zone}`,
    precision: 'second',
    basis: 'metadata',
    text,
  };
}

function isTime(match: RegExpExecArray): boolean {
  return Number(match[4]) < 24 && Number(match[5]) < 60 && Number(match[6]) < 60;
}
