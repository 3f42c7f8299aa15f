import { findXmlRoot } from '../xml/find-root.ts';

const roots: ReadonlySet<string> = new Set(['newsItem', 'packageItem', 'newsMessage']);

/** Is a text a NewsML-G2 document? Its root says so, by its name and the namespace of IPTC's news architecture. */
export function isNewsmlG2(text: string): boolean {
  const root = findXmlRoot(text);
  return root !== null && roots.has(root.name) && /iptc\.org\/std\/nar\//iu.test(root.tag);
}
