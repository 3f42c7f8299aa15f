import { findXmlRoot } from './find-root.ts';

/** Is a text XML of a kind that no reader knows? Pages may be XML too: they are left to the reader of pages. */
export function isUnknownXml(text: string): boolean {
  if (!/^\s*<(?:\?xml\s|!doctype\s+(?!html)[a-z])/iu.test(text)) return false;
  return findXmlRoot(text)?.name.toLowerCase() !== 'html';
}
