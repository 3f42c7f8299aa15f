import { findXmlRoot } from '../xml/find-root.ts';

const roots: ReadonlySet<string> = new Set(['newsItem', 'packageItem', 'newsMessage', 'itemSet', 'groupSet']);

/**
 * Is a text a NewsML-G2 document, or a part of one that was cut out? Its root says so, by its name and the namespace of IPTC's
 * news architecture, which parts lose.
 */
export function isNewsmlG2(text: string): boolean {
  const root = findXmlRoot(text);
  if (root === null || !roots.has(root.name)) return false;
  return /iptc\.org\/std\/nar\//iu.test(root.tag) || !/\sxmlns[\s=:]/u.test(root.tag);
}
