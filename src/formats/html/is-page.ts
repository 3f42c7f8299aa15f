import { findXmlRoot } from '../xml/find-root.ts';

/** Is a text a page, or a part of one? A page may also be written as XML, with XML's declaration before it. */
export function isPage(text: string): boolean {
  if (/^\s*<\?xml\s/iu.test(text)) return findXmlRoot(text)?.name.toLowerCase() === 'html';
  return /^\s*<(?:!doctype\s+html|html|head|body|main|article|section|div|figure|p|h1|img|!--)\b/iu.test(
    text,
  );
}
