import { noFields, noMarks, type ReceivedEntry } from '../pipeline/gallery.ts';

/** A caption that comes without a gallery. */
export function loneEntry(caption: string): ReceivedEntry {
  return {
    index: 0,
    locator: { line: 1 },
    text: caption,
    ...noFields,
    foundBy: 'handed in alone',
    photo: null,
    ...noMarks,
  };
}
