import { decodeXML } from 'entities';
import { isNewsmlG2 } from './is-newsml-g2.ts';

/**
 * The id under which a NewsML-G2 document may come again in another version: that of its package, else that of the one item it
 * is about; `null` where it has several, or is none.
 */
export function findNewsmlId(text: string): string | null {
  if (!isNewsmlG2(text)) return null;
  const [packaged] = guidsOf(text, 'packageItem');
  if (packaged !== undefined) return packaged;
  const [guid = null, ...others] = new Set(guidsOf(text, 'newsItem'));
  return others.length === 0 ? guid : null;
}

function guidsOf(text: string, element: string): readonly string[] {
  const tags = text.matchAll(new RegExp(`<(?:[\\w.-]{1,40}:)?${element}\\b[^<>]{0,5000}>`, 'gu'));
  return [...tags].flatMap(([tag]) => {
    const guid = /\sguid\s*=\s*["']\s*([^"'<]{1,500}?)\s*["']/u.exec(tag)?.[1];
    return guid === undefined ? [] : [decodeXML(guid)];
  });
}
