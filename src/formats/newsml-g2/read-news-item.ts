import { decodeHTML } from 'entities';
import { allAt, attributeOf, childrenOf, firstAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import { languageTag } from '../news-items/language-tag.ts';
import { chooseRendition } from './choose-rendition.ts';
import { chooseCaption, chooseLanguage } from './choose-words.ts';
import { codeOf, localName, relationOf, roleOf } from './local-name.ts';
import type { NewsItem } from './news-item.ts';

/** A `newsItem` → what is read of it. Codes are read without their prefixes, which each provider chooses. */
export function readNewsItem(item: XmlElement, place: string): NewsItem {
  const language = languageOf(item);
  const caption = chooseCaption(allAt(item, 'contentMeta', 'description'), language);
  const headline = chooseLanguage(allAt(item, 'contentMeta', 'headline'), language);
  const rendition = chooseRendition(allAt(item, 'contentSet', 'remoteContent'));
  return {
    guid: attributeOf(item, 'guid'),
    version: attributeOf(item, 'version'),
    versionCreated: textOf(firstAt(item, 'itemMeta', 'versionCreated')),
    place,
    kind: codeOf(firstAt(item, 'itemMeta', 'itemClass')),
    status: codeOf(firstAt(item, 'itemMeta', 'pubStatus')),
    embargo: textOf(firstAt(item, 'itemMeta', 'embargoed')),
    headline: fieldText(headline.text),
    caption: caption.text,
    language: languageTag(caption.language),
    otherLanguages: caption.otherLanguages,
    credit: firstText(allAt(item, 'contentMeta', 'creditline')),
    ...readCreator(item),
    source: readSource(item),
    instructions: joinTexts([
      ...allAt(item, 'itemMeta', 'edNote'),
      ...allAt(item, 'rightsInfo', 'usageTerms'),
    ]),
    note: joinTexts(allAt(item, 'itemMeta', 'edNote')),
    isCorrection: allAt(item, 'itemMeta', 'signal').some((signal) => corrections.has(codeOf(signal))),
    isFile: allAt(item, 'contentMeta', 'subject').some((subject) => codeOf(subject) === 'file'),
    contentCreated: textOf(firstAt(item, 'contentMeta', 'contentCreated')),
    address: rendition?.address ?? textOf(firstAt(item, 'itemMeta', 'fileName')),
    size: rendition?.size ?? null,
    processedFrom: findOriginal(item),
    hasParts: childrenOf(item, 'partMeta').some((part) => childrenOf(part, 'description').length > 0),
  };
}

/** The language of an item's words: what its content is in, else what the document is written in. */
export function languageOf(item: XmlElement): string | null {
  const content = firstAt(item, 'contentMeta', 'language');
  const tag = (content === null ? null : attributeOf(content, 'tag')) ?? attributeOf(item, 'xml:lang');
  return tag?.toLowerCase() ?? null;
}

/** Entities that only HTML knows stay as they are in XML: `Andr&eacute;` → `André`. Captions have a cleaner for it. */
export function fieldText(text: string | null): string | null {
  return text === null ? null : decodeHTML(text);
}

function firstText(elements: readonly XmlElement[]): string | null {
  return fieldText(elements.map(textOf).find((text) => text !== null) ?? null);
}

/** The photographer: the by-line as it is to be printed, else the creator whose role says so, else the first. */
function readCreator(item: XmlElement): Pick<NewsItem, 'byline' | 'bylineTitle'> {
  const creators = allAt(item, 'contentMeta', 'creator');
  const creator =
    creators.find((each) => /^photo|^camera/u.test(roleOf(each))) ??
    creators.find((each) => roleOf(each) === '') ??
    creators[0] ??
    null;
  return {
    byline: firstText(allAt(item, 'contentMeta', 'by')) ?? (creator === null ? null : nameOf(creator, item)),
    bylineTitle: creator === null ? null : readTitle(creator),
  };
}

/** A party's name, which may stand once for the whole item, in an assertion on its code. */
function nameOf(party: XmlElement, item: XmlElement): string | null {
  const name = firstText(childrenOf(party, 'name'));
  if (name !== null) return name;
  const keys = ['qcode', 'uri', 'literal'].flatMap((key) => {
    const value = attributeOf(party, key);
    return value === null ? [] : [{ key, value }];
  });
  const assertion = childrenOf(item, 'assert').find((assert) =>
    keys.some(({ key, value }) => attributeOf(assert, key) === value),
  );
  return assertion === undefined ? null : firstText(childrenOf(assertion, 'name'));
}

/** `<related rel="crel:isA" qcode="gyibt:staff"/>` → `staff` */
function readTitle(creator: XmlElement): string | null {
  const relation = childrenOf(creator, 'related').find((related) =>
    ['isa', 'jobtitle'].includes(relationOf(related)),
  );
  const title = relation === undefined ? null : (firstText(childrenOf(relation, 'name')) ?? codeOf(relation));
  return title ?? (localName(attributeOf(creator, 'jobtitle')) || null);
}

/** Who sent it: a source by name, else the provider. Codes alone are no names. */
function readSource(item: XmlElement): string | null {
  const parties = [...allAt(item, 'contentMeta', 'infoSource'), ...allAt(item, 'itemMeta', 'provider')];
  return parties.map((party) => nameOf(party, item)).find((name) => name !== null) ?? null;
}

/** IPTC's signal, and the state of an edit as Reuters writes it: N is new, U an update, C a correction. */
const corrections: ReadonlySet<string> = new Set(['correction', 'corrected', 'c']);

function joinTexts(elements: readonly XmlElement[]): string | null {
  const texts = elements.flatMap((element) => fieldText(textOf(element)) ?? []);
  return texts.length === 0 ? null : texts.join('\n');
}

function findOriginal(item: XmlElement): string | null {
  const link = allAt(item, 'itemMeta', 'link').find((each) => relationOf(each) === 'processedfrom');
  return link === undefined ? null : (attributeOf(link, 'residref') ?? attributeOf(link, 'href'));
}
