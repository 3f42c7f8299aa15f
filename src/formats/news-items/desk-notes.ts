import { fieldsOf, listAt, textAt, type DataFields } from '../data-fields.ts';

/** The note to desks that stands beside a picture, or `null`. */
export function deskNote(fields: DataFields): string | null {
  return textAt(fields, 'ednote', 'specialinstructions')?.trim() ?? null;
}

/** What a note to desks says was corrected, or `null`. */
export function correctionNote(fields: DataFields): string | null {
  const note = deskNote(fields);
  return note !== null && /^(?:corrects|corrected|correction|correcting)\b/iu.test(note) ? note : null;
}

/** A wire's category for file photos, or its note. */
export function isFilePhoto(fields: DataFields): boolean {
  const subjects = ['subject', 'subjects', 'suppcategories'].flatMap((name) => listAt(fields, name));
  return (
    subjects.some((subject) => textAt(fieldsOf(subject), 'code', 'literal')?.toLowerCase() === 'file') ||
    /\bfile (?:photo|image|picture)\b/iu.test(deskNote(fields) ?? '')
  );
}

/** Before when something must not be used is told to the desk: nothing here knows what time it is. */
export function embargoNote(
  isEmbargoed: boolean,
  until: string | null,
): readonly { code: string; message: string }[] {
  if (!isEmbargoed) return [];
  return [{ code: 'embargoed', message: until === null ? 'embargoed' : `embargoed until ${until}` }];
}

/** For a picture that a document names without its words. */
export const captionMissing = {
  code: 'caption-missing',
  message: 'the document names this picture without its caption',
} as const;
