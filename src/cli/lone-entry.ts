import type { ReceivedEntry } from '../pipeline/gallery.ts';

/** A caption that comes without a gallery. */
export function loneEntry(caption: string): ReceivedEntry {
  return {
    index: 0,
    locator: { line: 1 },
    text: caption,
    credit: null,
    byline: null,
    date: null,
    photo: null,
    leftOut: null,
  };
}
