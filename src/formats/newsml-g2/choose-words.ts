import { attributeOf, textOf, type XmlElement } from '../xml/xml-element.ts';
import { roleOf } from './local-name.ts';

/** Words of an item in the language that was chosen for it, and in which others the same stands. */
export interface ChosenWords {
  readonly text: string | null;
  /** The language of the words, in small letters; `null` where none is named. */
  readonly language: string | null;
  readonly otherLanguages: readonly string[];
}

/** Roles of descriptions that are no caption: what a list shows, what the blind hear, what a video says. */
const otherRoles = /summary|alt|teaser|note|transcript|script|shotlist|storyline|abstract/u;

/** Which of an item's descriptions is its caption: by its role, else the one without a role, else any that is no other thing. */
export function chooseCaption(descriptions: readonly XmlElement[], language: string | null): ChosenWords {
  const isCaption = (element: XmlElement): boolean => roleOf(element).includes('caption');
  const groups = [
    descriptions.filter(isCaption),
    descriptions.filter((element) => roleOf(element) === ''),
    descriptions.filter((element) => !otherRoles.test(roleOf(element))),
  ];
  const candidates = groups.find((group) => group.some((element) => textOf(element) !== null)) ?? [];
  return chooseLanguage(candidates, language);
}

/** Of words in several languages those in the item's own, else the first. */
export function chooseLanguage(elements: readonly XmlElement[], language: string | null): ChosenWords {
  const filled = elements.filter((element) => textOf(element) !== null);
  const chosen =
    filled.find((element) => languageOf(element) === null) ??
    filled.find((element) => language !== null && languageOf(element) === language) ??
    filled.find((element) => primary(languageOf(element)) === primary(language)) ??
    filled[0];
  const others = filled
    .filter((element) => element !== chosen)
    .map(languageOf)
    .filter((other) => other !== null && chosen !== undefined && other !== languageOf(chosen));
  return {
    text: textOf(chosen ?? null),
    language: chosen === undefined ? null : (languageOf(chosen) ?? language),
    otherLanguages: [...new Set(others.filter((other) => other !== null))],
  };
}

function languageOf(element: XmlElement): string | null {
  return attributeOf(element, 'xml:lang')?.toLowerCase() ?? null;
}

/** `en-US` → `en` */
function primary(language: string | null): string {
  return (language ?? '').replace(/[-_].*$/u, '');
}
