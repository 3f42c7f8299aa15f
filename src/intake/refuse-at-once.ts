import { ExpectedError } from '../errors.ts';
import { decodeText } from '../formats/decode-text.ts';
import type { Source } from '../sources/source.ts';

const checkedBytes = 65_536;

/** Throws what is wrong with bytes that no run could ever clean, while whoever sent them listens. */
export function refuseAtOnce(bytes: Uint8Array, name: string, { maxBytes }: Pick<Source, 'maxBytes'>): void {
  if (bytes.length === 0)
    throw new ExpectedError('GALLERY_EMPTY', `${name} is empty: there is no gallery in it`);
  if (bytes.length > maxBytes)
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `${name} is larger than ${maxBytes} bytes, the most a gallery of its source may have`,
    );
  decodeText({ bytes: bytes.subarray(0, checkedBytes), name });
}
