import { ExpectedError } from '../../errors.ts';
import type { Gallery } from '../../pipeline/gallery.ts';
import type { GalleryInput } from '../read-gallery.ts';
import type { ReceivedDocument } from '../received-document.ts';
import { findXmlRoot } from './find-root.ts';

/** XML that no reader knows is no text to look for captions in: it is GALLERY_INVALID, with what was met. */
export function readFormat({ text }: ReceivedDocument, { name }: GalleryInput): Gallery {
  const root = findXmlRoot(text);
  const what =
    root === null
      ? 'that ends before its first element'
      : `of a kind that is not read: its root is <${root.name}>`;
  throw new ExpectedError(
    'GALLERY_INVALID',
    `${name} is XML ${what}; NewsML-G2 and WordPress exports are read`,
  );
}
