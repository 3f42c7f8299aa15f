/**
 * A date as cameras and wires write it (`20200708`, `2015-01-22`, `20201000`, `2020:07:08`), with its time (`105206-0500`,
 * `10:52:06`) and zone in fields of their own or behind it → ISO 8601 with what is known, or `null`. Midnight to the second
 * is how programs write that they know no time; a zone that only repeats the time is none.
 */
export function readFieldDate(date: string | null, time: string | null, zone: string | null): string | null {
  const match = /^(\d{4})(?:[-:./]?(\d{2})(?:[-:./]?(\d{2})(?:[T\s]\s*(.*))?)?)?$/su.exec(date?.trim() ?? '');
  if (match === null) return null;
  const [, year = '', month = '00', day = '00', behind] = match;
  if (year === '0000' || Number(month) > 12 || Number(day) > daysIn(Number(year), Number(month))) return null;
  if (month === '00') return year;
  if (day === '00') return `${year}-${month}`;
  return `${year}-${month}-${day}${readTime(behind ?? time ?? '', zone)}`;
}

function readTime(text: string, zone: string | null): string {
  const match = /^(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?$/u.exec(text.trim());
  if (match === null) return '';
  const [, hours = '', minutes = '', seconds = '00', behind] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return '';
  if (`${hours}${minutes}${seconds}` === '000000') return '';
  return `T${hours}:${minutes}:${seconds}${readZone(behind ?? zone?.trim() ?? '', hours + minutes)}`;
}

/** `105206-1052`: the zone is the time once more. */
function readZone(zone: string, time: string): string {
  if (zone === 'Z') return zone;
  const match = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone);
  if (match === null) return '';
  const [, sign = '', hours = '', minutes = ''] = match;
  const isZone =
    Number(hours) <= 14 && ['00', '15', '30', '45'].includes(minutes) && hours + minutes !== time;
  return isZone ? `${sign}${hours}:${minutes}` : '';
}

function daysIn(year: number, month: number): number {
  return month === 0 ? 31 : new Date(Date.UTC(year, month, 0)).getUTCDate();
}
