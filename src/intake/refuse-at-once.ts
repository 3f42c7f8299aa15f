import { ExpectedError } from '../errors.ts';
import { decodeText } from '../formats/decode-text.ts';
import type { Source } from '../sources/source.ts';
import type { GalleryContent } from '../storage/gallery-content.ts';

/** Throws what is wrong with a gallery that no run could ever clean, by its size and its beginning, while whoever sent it listens. */
export function refuseAtOnce(
  { sizeBytes, head }: GalleryContent,
  name: string,
  { maxBytes }: Pick<Source, 'maxBytes'>,
): void {
  if (sizeBytes === 0)
    throw new ExpectedError('GALLERY_EMPTY', `${name} is empty: there is no gallery in it`);
  if (sizeBytes > maxBytes)
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `${name} is larger than ${maxBytes} bytes, the most a gallery of its source may have`,
    );
  decodeText({ bytes: head, name });
}
