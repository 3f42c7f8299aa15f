import { ExpectedError } from '../../errors.ts';
import { decodeText } from '../../formats/decode-text.ts';
import type { FetchedPage } from './feed.ts';

/** A page as JSON; one that is cut off or is none is `INPUT_UNREADABLE`. */
export function readJson({ bytes, url }: FetchedPage): unknown {
  const { text } = decodeText({ bytes, name: url });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('INPUT_UNREADABLE', `the page is not JSON: ${why}`, { cause });
  }
}

/** A field of what may be an object. */
export function field(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** The first of these that is a text and not empty. */
export function firstText(...values: readonly unknown[]): string | null {
  const found = values.find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim() : null;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
