import type { FieldSources } from './choose-fields.ts';

/** The date that is believed of a photo, and in words the dates that disagree with each other. */
export interface ChosenDate {
  readonly date: string | null;
  readonly difference: string | null;
}

/**
 * The candidates by trust: a file beside the photo, XMP, the camera's own, IIM's day of digitising, and last IIM's day of creation, which is
 * often the day of sending. Those of a new photo agree within a day, or the desk is told; those of a file photo need not,
 * and its caption is believed over all of them.
 */
export function chooseDate({ sidecars, metadata }: FieldSources, isFilePhoto: boolean): ChosenDate {
  const candidates = [
    ...sidecars.map(({ dateCreated }) => ({ name: 'file beside it', date: dateCreated })),
    { name: 'XMP', date: metadata?.xmp?.dateCreated ?? null },
    { name: 'camera', date: metadata?.exif?.dateCreated ?? null },
    { name: 'IPTC digitised', date: metadata?.iim?.dateDigitized ?? null },
    { name: 'IPTC', date: metadata?.iim?.dateCreated ?? null },
  ].flatMap(({ name, date }) => (date === null ? [] : [{ name, date }]));
  const [first] = candidates;
  if (first === undefined) return { date: null, difference: null };
  if (isFilePhoto || candidates.every(({ date }) => agree(first.date, date)))
    return { date: first.date, difference: null };
  const list = candidates.map(({ name, date }) => `${name} ${date}`).join(', ');
  return { date: first.date, difference: `its dates do not agree (${list})` };
}

const dayMs = 24 * 60 * 60 * 1000;

/** Within a day, as far as both are known. */
function agree(a: string, b: string): boolean {
  const known = Math.min(a.length, b.length, 10);
  if (a.slice(0, known) === b.slice(0, known)) return true;
  return known === 10 && Math.abs(Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10))) <= dayMs;
}
