import { attributeOf, type XmlElement } from '../xml/xml-element.ts';

/**
 * What a code says without the prefix that each provider chooses for its vocabulary, in small letters: `drol:caption`,
 * `descRole:caption` and `http://cv.iptc.org/newscodes/descriptionrole/caption` are `caption`; no code is `''`.
 */
export function localName(code: string | null): string {
  return (code ?? '').replace(/^.*[:/#]/su, '').toLowerCase();
}

/** The code that an element carries as a qcode, an address or a plain word. */
export function codeOf(element: XmlElement | null): string {
  if (element === null) return '';
  return localName(
    attributeOf(element, 'qcode') ?? attributeOf(element, 'uri') ?? attributeOf(element, 'literal'),
  );
}

/** The role of an element, which old and new documents write in two attributes. */
export function roleOf(element: XmlElement): string {
  return localName(attributeOf(element, 'role') ?? attributeOf(element, 'roleuri'));
}

/** How an element stands to what it names: `irel:processedFrom` → `processedfrom` */
export function relationOf(element: XmlElement): string {
  return localName(attributeOf(element, 'rel') ?? attributeOf(element, 'reluri'));
}
