import { findXmlRoot } from './find-root.ts';

/**
 * Is a text XML of a kind that no reader knows? Its declaration, its document type or the namespace of its root says that it is
 * XML. Pages may be XML too: they are left to the reader of pages.
 */
export function isUnknownXml(text: string): boolean {
  const declares = /^\s*<(?:\?xml\s|!doctype\s+(?!html)[a-z])/iu.test(text);
  if (!declares && !/^\s*<[a-z]/iu.test(text)) return false;
  const root = findXmlRoot(text);
  if (root === null) return declares;
  return root.name.toLowerCase() !== 'html' && (declares || /\sxmlns(?::[\w.-]+)?\s*=/u.test(root.tag));
}
