import { randomFrom } from '../../test/generators/random-from.ts';
import { printTerms, printWords } from '../../src/storage/listings/print-terms.ts';

/** A gallery as the records keep it for lists: made up, the same for the same number. */
export interface MadeUpGallery {
  readonly sequence: number;
  readonly source: string;
  readonly name: string;
  readonly headline: string;
  readonly state: 'queued' | 'running' | 'succeeded' | 'failed';
  readonly receivedAt: string;
  /** All but its captions. */
  readonly terms: string;
  /** Which of the made-up captions it has. */
  readonly captions: number;
  readonly summary: string;
}

const items = 6;
const agencies = ['AP', 'Reuters', 'AFP', 'Getty Images', 'EPA', 'DPA', 'ANSA', 'TASS'];
const sources = [
  'wire',
  'desk',
  'agency-feed',
  'regional',
  'sports',
  'archive',
  'partner',
  'stringer',
  'courier',
  'annex',
];

/** Gallery number `sequence` of `total`; the newest few have not been cleaned yet. */
export function makeUpGallery(sequence: number, total: number): MadeUpGallery {
  const random = randomFrom(sequence);
  const state = stateOf(sequence, total, random);
  const source = sources[Math.floor(sources.length * random() ** 4)] ?? 'wire';
  const headline = words(7, random);
  const name = `${sequence}-${words(2, random).replace(' ', '-')}.txt`;
  const isRead = state === 'succeeded';
  const flags = isRead ? flagsOf(random) : [];
  const warnings = isRead ? warningsOf(random) : [];
  const texts = isRead ? [name, headline, creditLine(random)] : [name];
  const facts = printTerms({ sequence: String(sequence), source, texts, flags, warnings });
  return {
    sequence,
    source,
    name,
    headline,
    state,
    receivedAt: new Date(firstDayMs + sequence * everyMs).toISOString(),
    terms: `${facts} '#state=${state === 'queued' || state === 'running' ? 'unfinished' : state}'`,
    captions: isRead ? Math.floor(random() * captionSets) : -1,
    summary: JSON.stringify({
      entries: 2 * items,
      items,
      collapsed: items,
      warnings: warnings.length,
      flags,
      agencies: ['AP'],
      photoDigest: null,
    }),
  };
}

const firstDayMs = Date.parse('2020-01-01T00:00:00Z');
/** A gallery every two minutes: a million in four years. */
const everyMs = 120_000;

/** So many different sets of captions there are; a gallery of its own has only its name, its headline and one credit. */
export const captionSets = 20_000;

/** The words of one set of captions: half of each is said again in the next, as galleries do. */
export function makeUpCaptions(number: number): string {
  const random = randomFrom(-1 - number);
  const background = words(12, random);
  const texts = Array.from({ length: items }, () => [
    `${words(10, random)}. ${background}`,
    creditLine(random),
  ]);
  return printWords(texts.flat());
}

function creditLine(random: () => number): string {
  const agency = agencies[Math.floor(agencies.length * random() ** 3)] ?? 'AP';
  const person = `${wordOf(1000 + Math.floor(random() * 3000))} ${wordOf(5000 + Math.floor(random() * 20_000))}`;
  return `${agency} Photo/${person}`;
}

/** A few words are in almost every gallery, most are in almost none: the `n`th as often as one in `n`. */
function words(count: number, random: () => number): string {
  const chosen: string[] = [];
  for (let at = 0; at < count; at += 1) chosen.push(wordOf(Math.floor(vocabulary ** random())));
  return chosen.join(' ');
}

/** How many different words there are. */
const vocabulary = 400_000;

/** The word of a rank, from 1: the larger, the rarer. */
export function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return word;
}

const vowels = Array.from('aeiou');
const syllables = Array.from('bdfghjklmnprstvwz').flatMap((consonant) =>
  vowels.map((vowel) => consonant + vowel),
);

function stateOf(sequence: number, total: number, random: () => number): MadeUpGallery['state'] {
  if (sequence > total - 4) return 'running';
  if (sequence > total - 2000) return 'queued';
  return random() < 0.02 ? 'failed' : 'succeeded';
}

function flagsOf(random: () => number): readonly string[] {
  const shares = { handout: 0.1, file: 0.05, pool: 0.01, screenshot: 0.000_05 };
  return Object.entries(shares).flatMap(([flag, share]) => (random() < share ? [flag] : []));
}

function warningsOf(random: () => number): readonly string[] {
  const shares = { 'no-credit': 0.08, 'weekday-mismatch': 0.004, 'photo-unreadable': 0.000_05 };
  return Object.entries(shares).flatMap(([code, share]) => (random() < share ? [code] : []));
}
