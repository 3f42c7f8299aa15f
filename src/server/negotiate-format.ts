import Negotiator from 'negotiator';
import { ExpectedError } from '../errors.ts';
import { type WrittenFormat, type WrittenFormatName, writtenFormats } from '../formats/written-formats.ts';

/** The format that a question names, else the one its `Accept` prefers; `NOT_ACCEPTABLE` where that wants none that is written. */
export function negotiateFormat(
  asked: WrittenFormatName | undefined,
  headers: { readonly accept?: string | undefined },
): WrittenFormat {
  const types = writtenFormats.map(({ mediaType }) => mediaType);
  const preferred = new Negotiator({ headers: headers.accept === '' ? {} : headers }).mediaType(types);
  const found =
    asked === undefined
      ? writtenFormats.find(({ mediaType }) => mediaType === preferred)
      : writtenFormats.find(({ name }) => name === asked);
  if (found !== undefined) return found;
  const list = writtenFormats.map(({ name, mediaType }) => `${mediaType} (${name})`).join(', ');
  throw new ExpectedError(
    'NOT_ACCEPTABLE',
    `a manifest is not written as ${headers.accept?.slice(0, 200)}; there are ${list}`,
  );
}
