import { ExpectedError } from '../errors.ts';

/** What arrived, looked at once for all formats. */
export interface ReceivedDocument {
  readonly text: string;
  /** What the text is as JSON; `null` where it does not begin like JSON. */
  readonly json: JsonReading | null;
}

type JsonReading = { readonly value: unknown } | { readonly problem: string };

/** A text → the document it is. */
export function lookAtDocument(text: string): ReceivedDocument {
  const beginsLikeJson = /^\s*[{[]\s*(?:["{}\]]|$)/u.test(text);
  return { text, json: beginsLikeJson ? readJson(text) : null };
}

/** The value of a document that must be JSON; GALLERY_INVALID with the place where it is none. */
export function jsonValue({ text, json }: ReceivedDocument, name: string): unknown {
  const reading = json ?? readJson(text);
  if ('value' in reading) return reading.value;
  throw new ExpectedError('GALLERY_INVALID', `${name} is not valid JSON: ${reading.problem}`);
}

function readJson(text: string): JsonReading {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\s+/gu, ' ') : String(error);
    return { problem: `${why}${describePlace(text, why)}` };
  }
}

/** V8 names a position; a desk finds a line. */
function describePlace(text: string, message: string): string {
  const position = /position (\d+)/u.exec(message)?.[1];
  if (position === undefined || message.includes('line')) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
