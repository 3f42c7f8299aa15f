import type { FieldChange, RunChanges } from '../../../src/client/change-schemas.ts';
import { counted } from '../controls/counted.ts';

/** One thing that differs, as lines of text; lines that stand alone on both sides are compared word by word. */
export interface ChangeRow {
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What differs of an item's field: a credit and a date by their parts. */
export function fieldRows(change: FieldChange, isCaptionShown: boolean): readonly ChangeRow[] {
  switch (change.field) {
    case 'lead':
      // The lead is in the caption.
      return isCaptionShown ? [] : [row('lead', change.before, change.after)];
    case 'credit':
      return partRows('credit', change.before, change.after, [
        'line',
        'creators',
        'agency',
        'provider',
        'via',
      ]);
    case 'date':
      return partRows('date', change.before, change.after, ['value', 'precision', 'basis', 'text']);
    case 'photo':
      return photoRows(change.before, change.after);
    case 'decisions':
      return [row('decisions', ...counts(change.before, change.after))];
    case 'entries':
      return [{ name: 'made of', ...withoutCommon(change.before, change.after) }];
    case 'flags':
      return [row('flags', change.before.join(', '), change.after.join(', '))];
    case 'caption':
    case 'language':
      return [row(change.field, change.before, change.after)];
  }
}

type GalleryChanges = RunChanges['changes']['gallery'];

/** What differs of the gallery as a whole. */
export function galleryRows(changes: GalleryChanges): readonly ChangeRow[] {
  return changes.flatMap((change) => {
    switch (change.field) {
      case 'headline':
        return [row('headline', change.before, change.after)];
      case 'referenceDate':
        return partRows('sent on', change.before, change.after, ['value', 'basis']);
      case 'decisions':
        return (['applied', 'stale', 'overruled'] as const).flatMap((part) => {
          const [before, after] = counts(change.before[part], change.after[part]);
          return before === after ? [] : [row(`decisions ${part}`, before, after)];
        });
      case 'rules':
        // Digests tell a reader nothing.
        return [];
    }
  });
}

/** Warnings that are gone, and such as are new. */
export function warningRows({ gone, new: added }: RunChanges['changes']['warnings']): readonly ChangeRow[] {
  if (gone.length === 0 && added.length === 0) return [];
  const lines = (warnings: typeof gone) => warnings.map(({ message }) => message);
  return [{ name: 'warnings', before: lines(gone), after: lines(added) }];
}

function row(name: string, before: string | null, after: string | null): ChangeRow {
  return { name, before: lines(before), after: lines(after) };
}

/** What is missing, or has no words, is no line. */
function lines(text: string | null): readonly string[] {
  return text === null || text === '' ? [] : [text];
}

/** A row for each part that differs; the first bears the name of the whole. */
function partRows<Whole extends object>(
  name: string,
  before: Whole,
  after: Whole,
  parts: readonly (keyof Whole & string)[],
): readonly ChangeRow[] {
  return parts.flatMap((part, place) => {
    const [left, right] = [toText(before[part]), toText(after[part])];
    return left === right ? [] : [row(place === 0 ? name : `${name}: ${part}`, left, right)];
  });
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

type PhotoOrNone = Extract<FieldChange, { field: 'photo' }>['before'];

function photoRows(before: PhotoOrNone, after: PhotoOrNone): readonly ChangeRow[] {
  const size = (photo: PhotoOrNone) => (photo?.width == null ? null : `${photo.width} × ${photo.height}`);
  const rows = [
    row('photo', before?.uri ?? null, after?.uri ?? null),
    row('photo: size', size(before), size(after)),
    row('photo: content', before?.sha256?.slice(0, 12) ?? null, after?.sha256?.slice(0, 12) ?? null),
  ];
  return rows.filter((each) => each.before[0] !== each.after[0]);
}

function counts(before: readonly unknown[], after: readonly unknown[]): readonly [string, string] {
  // The same number of others is a difference as well.
  const isAlike = before.length === after.length && JSON.stringify(before) !== JSON.stringify(after);
  return [
    counted(before.length, 'decision'),
    `${counted(after.length, isAlike ? 'other decision' : 'decision')}`,
  ];
}

function withoutCommon(before: readonly string[], after: readonly string[]) {
  return {
    before: before.filter((line) => !after.includes(line)),
    after: after.filter((line) => !before.includes(line)),
  };
}
