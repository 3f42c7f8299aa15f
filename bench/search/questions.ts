import type { GalleryQuestion } from '../../src/storage/listings/gallery-question.ts';
import { randomFrom } from '../../test/generators/random-from.ts';
import { wordOf } from './made-up-galleries.ts';

/** A kind of question, and one of its kind for each number. */
export interface QuestionKind {
  readonly name: string;
  readonly ask: (number: number) => GalleryQuestion;
}

/** Every kind that the bench asks, of a list of `total` galleries with these headlines. */
export function questionKinds(total: number, headlines: readonly string[]): readonly QuestionKind[] {
  const deep = (number: number) => String(1 + Math.floor(total * randomFrom(number)()));
  return [
    ...filterKinds(deep),
    ...wordKinds(deep),
    ...beginningKinds(),
    ...phraseKinds(headlines),
    ...mixedKinds(),
  ];
}

type Ask<Answer> = (number: number) => Answer;

function filterKinds(deep: Ask<string>): readonly QuestionKind[] {
  return [
    ...pages('everything', () => ({}), deep),
    ...pages('a source with half of them', () => ({ source: 'wire' }), deep),
    ...pages('a source with one in 40', () => ({ source: 'annex' }), deep),
    kind('state: failed, one in 50', (n) => ({ state: 'failed', cursor: deep(n) })),
    kind('state: queued, the newest 2,000', () => ({ state: 'queued' })),
    kind('state: running, 4 of them', () => ({ state: 'running' })),
    kind('state: succeeded', (n) => ({ state: 'succeeded', cursor: deep(n) })),
    kind('a day, years back', (n) => ({ from: dayOf(n), to: dayOf(n) })),
    kind('a warning, one in 12', (n) => ({ warning: 'no-credit', cursor: deep(n) })),
    kind('a warning, 50 of a million', () => ({ warning: 'photo-unreadable' })),
    kind('a flag, one in 100', (n) => ({ flag: 'pool', cursor: deep(n) })),
  ];
}

function wordKinds(deep: Ask<string>): readonly QuestionKind[] {
  return [
    ...pages('a common word', (n) => ({ search: `${common(n)} ` }), deep),
    ...pages('a word in one of 100', (n) => ({ search: `${middle(n)} ` }), deep),
    kind('a rare word', (n) => ({ search: `${rare(n)} ` })),
    kind('a word nobody wrote', () => ({ search: 'qqqq ' })),
    kind('two common words', (n) => ({ search: `${common(n)} ${common(n + 1)} `, cursor: deep(n) })),
    kind('two words that seldom meet', (n) => ({ search: `${middle(n)} ${middle(n + 1)} ` })),
    kind('a common and a rare word', (n) => ({ search: `${common(n)} ${rare(n)} ` })),
  ];
}

function beginningKinds(): readonly QuestionKind[] {
  return [
    kind('one letter', (n) => ({ search: common(n).slice(0, 1) })),
    kind('three letters', (n) => ({ search: middle(n).slice(0, 3) })),
    kind('the beginning of a rare word', (n) => ({ search: rare(n).slice(0, 6) })),
    kind('a common word and a beginning', (n) => ({ search: `${common(n)} ${middle(n).slice(0, 4)}` })),
  ];
}

function phraseKinds(headlines: readonly string[]): readonly QuestionKind[] {
  const headline = (number: number) => headlines[number % headlines.length] ?? '';
  return [
    kind('a headline, in quotes', (n) => ({ search: `"${headline(n)}"` })),
    kind('two words of a headline, in quotes', (n) => ({ search: `"${twoOf(headline(n), n)}"` })),
    kind('words in quotes that never met', (n) => ({
      search: `"${common(n)} ${common(n + 3)} ${middle(n)}"`,
    })),
  ];
}

function mixedKinds(): readonly QuestionKind[] {
  return [
    kind('word, source, flag and two months', (n) => ({
      search: `${between(n, 20, 200)} `,
      source: 'wire',
      flag: 'handout',
      from: dayOf(n),
      to: dayOf(n + 60),
    })),
    kind('failed, and a word that only others have', (n) => ({ search: `${common(n)} `, state: 'failed' })),
  ];
}

function common(number: number): string {
  return between(number, 2, 12);
}

function middle(number: number): string {
  return between(number, 500, 3000);
}

function rare(number: number): string {
  return between(number, 200_000, 400_000);
}

function between(number: number, from: number, to: number): string {
  return wordOf(Math.floor(from + (to - from) * randomFrom(number)()));
}

function kind(name: string, ask: QuestionKind['ask']): QuestionKind {
  return { name, ask };
}

function pages(
  name: string,
  ask: QuestionKind['ask'],
  deep: (number: number) => string,
): readonly QuestionKind[] {
  return [
    kind(`${name}, first page`, ask),
    kind(`${name}, a page anywhere`, (number) => ({ ...ask(number), cursor: deep(number) })),
  ];
}

function dayOf(number: number): string {
  return new Date(Date.parse('2021-06-01T00:00:00Z') + number * 86_400_000).toISOString().slice(0, 10);
}

function twoOf(headline: string, number: number): string {
  const words = headline.split(' ');
  const at = number % Math.max(1, words.length - 1);
  return words.slice(at, at + 2).join(' ');
}
