import { findXmlRoot } from '../xml/find-root.ts';

/** Is a text an export of WordPress (WXR)? It is an RSS feed that names the namespace of exports. */
export function isWxr(text: string): boolean {
  const root = findXmlRoot(text);
  return root !== null && root.name === 'rss' && /wordpress\.org\/export\//iu.test(root.tag);
}
