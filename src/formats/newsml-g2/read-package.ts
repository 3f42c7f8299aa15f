import { allAt, attributeOf, childrenOf, firstAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import { languageTag } from '../news-items/language-tag.ts';
import { isPicture } from './choose-rendition.ts';
import { chooseCaption, chooseLanguage } from './choose-words.ts';
import { codeOf, localName } from './local-name.ts';
import type { NewsItem } from './news-item.ts';
import { fieldText, languageOf } from './read-news-item.ts';

/** A package: the items it lists, in the order of its groups, with what it says of each. */
export interface NewsPackage {
  readonly guid: string | null;
  readonly headline: string | null;
  /** When this version was made, as written. */
  readonly versionCreated: string | null;
  readonly status: string;
  readonly members: readonly PackageMember[];
}

export interface PackageMember {
  readonly item: NewsItem;
  /** Another one of the same group stands for it: the group lists alternatives. */
  readonly isAlternative: boolean;
}

/** A `packageItem` → its members, groups inside groups followed from the root. */
export function readPackage(element: XmlElement, place: string): NewsPackage {
  const language = languageOf(element);
  const headline =
    chooseLanguage(allAt(element, 'contentMeta', 'headline'), language).text ??
    chooseLanguage(allAt(element, 'itemMeta', 'title'), language).text;
  return {
    guid: attributeOf(element, 'guid'),
    headline: fieldText(headline),
    versionCreated: textOf(firstAt(element, 'itemMeta', 'versionCreated')),
    status: codeOf(firstAt(element, 'itemMeta', 'pubStatus')),
    members: listMembers(element).map(({ reference, isAlternative }, index) => ({
      item: readReference(reference, `${place}/itemRef[${index}]`),
      isAlternative,
    })),
  };
}

interface FoundReference {
  readonly reference: XmlElement;
  readonly isAlternative: boolean;
}

/** Groups that nothing leads to come last: what a package lists is never lost. */
function listMembers(element: XmlElement): readonly FoundReference[] {
  const sets = childrenOf(element, 'groupSet');
  const loose = childrenOf(element, 'itemRef').map((reference) => ({ reference, isAlternative: false }));
  return [...sets.flatMap(listSet), ...loose];
}

function listSet(set: XmlElement): readonly FoundReference[] {
  const groups = childrenOf(set, 'group');
  const byId = new Map(groups.map((group) => [attributeOf(group, 'id') ?? '', group]));
  const root = byId.get(attributeOf(set, 'root') ?? '');
  const seen = new Set<XmlElement>();
  return [root, ...groups].flatMap((group) =>
    group === undefined ? [] : listGroup(group, byId, seen, false),
  );
}

/** A group that leads back to itself is listed once. */
function listGroup(
  group: XmlElement,
  byId: ReadonlyMap<string, XmlElement>,
  seen: Set<XmlElement>,
  isAlternative: boolean,
): readonly FoundReference[] {
  if (seen.has(group)) return [];
  seen.add(group);
  const mode = localName(attributeOf(group, 'mode') ?? attributeOf(group, 'modeuri'));
  let isFirst = true;
  return group.children.flatMap((child) => {
    if (typeof child === 'string' || child.prefix !== group.prefix) return [];
    if (child.name !== 'itemRef' && child.name !== 'groupRef') return [];
    const stands = isAlternative || (mode === 'alt' && !isFirst);
    isFirst = false;
    if (child.name === 'itemRef') return [{ reference: child, isAlternative: stands }];
    const inner = byId.get(attributeOf(child, 'idref') ?? '');
    return inner === undefined ? [] : listGroup(inner, byId, seen, stands);
  });
}

/** What a package says of an item, which counts where the item itself did not come. */
function readReference(reference: XmlElement, place: string): NewsItem {
  const caption = chooseCaption(childrenOf(reference, 'description'), null);
  const isFile = reference.attributes['contenttype'] !== undefined && isPicture(reference);
  return {
    guid: attributeOf(reference, 'residref') ?? attributeOf(reference, 'href'),
    version: attributeOf(reference, 'version'),
    versionCreated: textOf(firstAt(reference, 'versionCreated')),
    place,
    kind: codeOf(firstAt(reference, 'itemClass')),
    status: codeOf(firstAt(reference, 'pubStatus')),
    embargo: textOf(firstAt(reference, 'embargoed')),
    headline: fieldText(textOf(firstAt(reference, 'headline'))),
    caption: caption.text,
    language: languageTag(caption.language),
    otherLanguages: caption.otherLanguages,
    credit: null,
    byline: null,
    bylineTitle: null,
    source: null,
    instructions: fieldText(textOf(firstAt(reference, 'edNote'))),
    note: null,
    isCorrection: false,
    isFile: false,
    contentCreated: null,
    address: isFile ? attributeOf(reference, 'href') : null,
    size: null,
    processedFrom: null,
    hasParts: false,
  };
}
