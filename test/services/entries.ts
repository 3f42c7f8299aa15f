import { noFields, noMarks, type ReceivedEntry } from '../../src/pipeline/gallery.ts';

/** An entry like many, different where the test says so. */
export function makeEntry(text: string, changes: Partial<ReceivedEntry> = {}): ReceivedEntry {
  return {
    index: 0,
    locator: { line: 1 },
    text,
    ...noFields,
    foundBy: 'made for a test',
    photo: null,
    ...noMarks,
    ...changes,
  };
}
