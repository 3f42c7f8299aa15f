import { ExpectedError } from '../errors.ts';
import { isCalendarDay } from '../pipeline/dates/calendar.ts';
import { noFields, type ReceivedFields } from '../pipeline/gallery.ts';

/** What `parse` reads from a line. */
export interface CaptionQuestion extends ReceivedFields {
  readonly caption: string;
  readonly referenceDate: string | null;
}

const fieldNames = Object.keys(noFields) as readonly (keyof ReceivedFields)[];

/** `{ "caption", "referenceDate"?, "metadata"?: { "byline"?, "credit"?, "source"?, "date"? … } }`, checked. */
export function readCaptionQuestion(value: unknown): CaptionQuestion {
  const question = asObject(value, 'a line');
  const metadata = question['metadata'] == null ? {} : asObject(question['metadata'], 'metadata');
  return {
    caption: asText(question, 'caption'),
    referenceDate: asDay(question, 'referenceDate'),
    ...noFields,
    ...Object.fromEntries(fieldNames.map((name) => [name, asOptionalText(metadata, name)])),
  };
}

/** `{ "a", "b" }`, checked. */
export function readPairQuestion(value: unknown): { readonly a: string; readonly b: string } {
  const question = asObject(value, 'a line');
  return { a: asText(question, 'a'), b: asText(question, 'b') };
}

function asObject(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new ExpectedError('INPUT_UNREADABLE', `${what} must be a JSON object`);
}

function asText(object: Readonly<Record<string, unknown>>, key: string): string {
  const value = object[key];
  if (typeof value === 'string') return value;
  throw new ExpectedError('INPUT_UNREADABLE', `"${key}" must be a string`);
}

function asOptionalText(object: Readonly<Record<string, unknown>>, key: string): string | null {
  return object[key] == null ? null : asText(object, key);
}

function asDay(object: Readonly<Record<string, unknown>>, key: string): string | null {
  const day = asOptionalText(object, key);
  if (day === null || isCalendarDay(day)) return day;
  throw new ExpectedError('INPUT_UNREADABLE', `"${key}" must be a day such as 2020-10-24, not "${day}"`);
}
