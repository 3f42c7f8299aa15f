import { namesAt, textAt, type DataFields } from '../data-fields.ts';
import { correctionNote, deskNote } from '../news-items/desk-notes.ts';

/** Why AP wants an item not to be used, or `null`. */
export function apLeftOut(fields: DataFields): string | null {
  const status = textAt(fields, 'pubstatus')?.trim().toLowerCase() ?? '';
  const types = editorialTypes(fields);
  if (/^cancell?ed$/u.test(status) || types.includes('kill') || types.includes('elimination'))
    return 'killed';
  if (status === 'withheld' || types.includes('withhold')) return 'withheld';
  return isForDesksOnly(fields) ? 'not-for-publication' : null;
}

/** Signals say what may be published: without `newscontent` it is an advisory or a test. */
function isForDesksOnly(fields: DataFields): boolean {
  const signals = namesAt(fields, 'signals').map((signal) => signal.toLowerCase());
  return signals.includes('test') || (signals.length > 0 && !signals.includes('newscontent'));
}

/** What AP says it corrected: the note for desks, else that it did. `null` where it corrected nothing. */
export function apCorrection(fields: DataFields): string | null {
  const note = correctionNote(fields);
  if (note !== null || !editorialTypes(fields).some((type) => /^correct(?:ion|ive)$/u.test(type)))
    return note;
  const other = deskNote(fields) ?? '';
  return /\p{L}{3}/u.test(other) ? other : 'Correction';
}

function editorialTypes(fields: DataFields): readonly string[] {
  return namesAt(fields, 'editorialtypes', 'editorialtype').map((type) => type.trim().toLowerCase());
}
