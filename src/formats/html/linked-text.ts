import type { LinkedImage } from './find-linked-images.ts';

/** A value of linked data where it is a text with something in it. */
export function linkedText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The first of these properties that is such a text. */
export function textIn(object: LinkedImage, ...names: readonly string[]): string | null {
  return names.map((name) => linkedText(object[name])).find((found) => found !== null) ?? null;
}

/** A person or a house with its name, or the name alone. */
export function nameOfThing(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
}
