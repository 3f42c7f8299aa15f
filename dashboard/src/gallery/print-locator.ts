import type { PublishedItem } from '../../../src/client/manifest-schema.ts';

/** Where an entry stood: `line 44`, a file's name, a pointer. */
export function printLocator(locator: PublishedItem['entries'][number]['locator']): string {
  if ('line' in locator) return `line ${locator.line}`;
  return 'file' in locator ? locator.file : locator.pointer;
}
