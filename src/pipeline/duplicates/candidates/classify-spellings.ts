import type { CaptionWords } from '../caption-words.ts';
import { isOneLetterOff, isTypo, withoutUmlauts } from '../is-typo.ts';
import { american, lostLetter, lostLetterPattern, presentForms, scanned } from '../respell.ts';
import { functionWords, standardForm } from '../word-forms.ts';
import { findNeighbours } from './find-neighbours.ts';
import { startWordClasses, type WordClasses } from './word-classes.ts';

type Spelled = Pick<CaptionWords, 'words' | 'opening' | 'scene' | 'people' | 'owners'>;

/**
 * Puts words into one class that comparing captions may take for one word: misspellings, other spellings, tenses, names one
 * letter off, words written apart. A class may be too large, never too small: whatever `compareScenes` finds equal in two
 * captions is of one class here, which is what the search for candidates rests on.
 */
export function classifySpellings(captions: readonly Spelled[]): WordClasses {
  const classes = startWordClasses();
  for (const { words, opening, scene } of captions)
    for (const list of [words, opening, scene]) for (const word of list) classes.numberOf(word);
  const words = classes.words();
  uniteTypos(classes, words);
  uniteSpellings(classes, words);
  uniteLostLetters(classes, words);
  for (const { owners } of captions) uniteOwners(classes, owners);
  for (const { opening, scene } of captions) uniteJoined(classes, [...opening, ...scene]);
  uniteNames(classes, [...new Set(captions.flatMap(({ people }) => people))]);
  return classes;
}

/** So many that differ in one letter are no misspellings of each other; whether each pair is one is not asked. */
const maxNeighbours = 24;

function uniteNeighbours(
  texts: readonly { readonly text: string; readonly from: number; readonly to: number }[],
  areOne: (a: number, b: number) => boolean,
  unite: (a: number, b: number) => void,
): void {
  for (const places of findNeighbours(texts)) {
    const [first = 0] = places;
    places.forEach((place, at) => {
      if (places.length > maxNeighbours) unite(first, place);
      else for (const other of places.slice(0, at)) if (areOne(other, place)) unite(other, place);
    });
  }
}

/** `adresses` and `addresses`: the first letter is right. */
function uniteTypos(classes: WordClasses, words: readonly string[]): void {
  const long = words.filter((word) => word.length >= 4);
  const at = (place: number) => long[place] ?? '';
  uniteNeighbours(
    long.map((text) => ({ text, from: 1, to: text.length })),
    (a, b) => isTypo(at(a), at(b)),
    (a, b) => classes.unite(at(a), at(b)),
  );
}

/** `labour` and `labor`, `kaethe` and `kathe`, `walked` and `walks`: by a form that both have. */
function uniteSpellings(classes: WordClasses, words: readonly string[]): void {
  for (const word of words) {
    const forms = [withoutUmlauts(word), american(word), scanned(word)];
    for (const form of forms) if (form !== word) classes.unite(word, form);
    const stem = /^(.+)(?:ing|ed)$/u.exec(word)?.[1];
    if (stem === undefined) continue;
    for (const form of presentForms(stem)) if (classes.isKnown(form)) classes.unite(word, form);
  }
}

/** Of more words with a lost letter, the others are compared as they are written. */
const maxLost = 200;

function uniteLostLetters(classes: WordClasses, words: readonly string[]): void {
  for (const word of words.filter((each) => each.includes(lostLetter)).slice(0, maxLost)) {
    const pattern = lostLetterPattern(word);
    for (const other of words) if (pattern.test(other)) classes.unite(word, other);
  }
}

/** `flood water` and `floodwater`; a function word comes along only where there is nothing else. */
function uniteJoined(classes: WordClasses, words: readonly string[]): void {
  for (let at = 1; at < words.length; at += 1) {
    const [first = '', second = ''] = [words[at - 1], words[at]];
    const joined = first + second;
    if (!classes.isKnown(joined)) continue;
    const content = [first, second].filter((word) => !functionWords.has(word));
    for (const part of content.length === 0 ? [first] : content) classes.unite(part, joined);
  }
}

/** `district's` and `districts`: the apostrophe is lost. */
function uniteOwners(classes: WordClasses, owners: readonly string[]): void {
  for (const owner of owners)
    if (classes.isKnown(`${owner}s`)) classes.unite(standardForm(owner), `${owner}s`);
}

/** `ray` and `rey` of one given name, `masie` and `maisie` of one family. */
function uniteNames(classes: WordClasses, people: readonly string[]): void {
  const names = people.map((name) => {
    const [given = '', ...family] = name.split(' ');
    return { given, family, surname: family.join('') };
  });
  const at = (place: number) => names[place] ?? { given: '', family: [], surname: '' };
  uniteNeighbours(
    names.map(({ given, surname }) => {
      const text = `${given} ${surname}`;
      return { text, from: given.length + 1, to: text.length };
    }),
    (a, b) => at(a).given === at(b).given && isOneLetterOff(at(a).surname, at(b).surname),
    (a, b) => uniteAll(classes, [...at(a).family, ...at(b).family]),
  );
  uniteNeighbours(
    names.map(({ given, surname }) => ({ text: `${given} ${surname}`, from: 0, to: given.length })),
    (a, b) => at(a).surname === at(b).surname && isOneLetterOff(at(a).given, at(b).given),
    (a, b) => uniteAll(classes, [at(a).given, at(b).given]),
  );
}

function uniteAll(classes: WordClasses, words: readonly string[]): void {
  const [first, ...others] = words.filter((word) => !functionWords.has(word));
  for (const word of others) if (first !== undefined) classes.unite(first, word);
}
