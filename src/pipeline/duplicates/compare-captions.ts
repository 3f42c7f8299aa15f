import { compareTwoStrings } from 'string-similarity';
import { defaultThresholds, type Thresholds } from '../../desk-rules/thresholds.ts';
import type { Relation } from '../manifest.ts';
import { readCaptionWords, type CaptionWords, type ComparedEntry } from './caption-words.ts';
import { compareScenes, type SceneVerdict } from './compare-scenes.ts';
import { diceCoefficient } from './dice-coefficient.ts';
import { isSceneLike } from './find-scene.ts';
import { isCutCopy } from './is-cut-copy.ts';
import { withoutUmlauts } from './is-typo.ts';
import { beginsWithName, dropNameInFront } from './name-in-front.ts';
import { toWords } from './to-words.ts';

/** Are two captions of one photo? `unsure` is treated as different and told to the desk. */
export interface Verdict {
  readonly band: 'same' | 'unsure' | 'different';
  readonly relation: Relation;
  /** string-similarity's Dice coefficient between the scenes, 0 to 1. */
  readonly score: number;
  /** In a desk's words. */
  readonly reason: string;
}

/** Compares two captions and reports string-similarity's own score; `compareWords` serves where many are compared. */
export function compareCaptions(
  a: ComparedEntry,
  b: ComparedEntry,
  thresholds: Thresholds = defaultThresholds,
): Verdict {
  const [first, second] = [readCaptionWords(a), readCaptionWords(b)];
  const verdict = compareWords(first, second, thresholds);
  return verdict.relation === 'exact'
    ? verdict
    : { ...verdict, score: roundScore(compareTwoStrings(first.sceneText, second.sceneText)) };
}

/** The same of captions that were read before. */
export function compareRead(a: CaptionWords, b: CaptionWords, thresholds: Thresholds): Verdict {
  const verdict = compareWords(a, b, thresholds);
  // The scenes as they are, though comparing may leave out a name in front.
  return verdict.relation === 'exact' ? verdict : { ...verdict, score: scoreScenes(a, b) };
}

/** Evidence in the order of its weight: makers, equal words, cut copies, dates, then the scene word by word. */
export function compareWords(first: CaptionWords, second: CaptionWords, thresholds: Thresholds): Verdict {
  const [a, b] = withoutNamesInFront(first, second);
  const score = scoreScenes(a, b);
  const verdict = (band: Verdict['band'], relation: Relation, reason: string): Verdict => ({
    band,
    relation,
    score,
    reason,
  });
  const makers = differentMakers(a, b);
  if (makers !== null) return verdict('different', 'near', makers);
  if (a.key === b.key) return { ...verdict('same', 'exact', sameWords(a.entry, b.entry)), score: 1 };
  if (isCutCopy(a, b) || isCutCopy(b, a)) return verdict('same', 'truncated', 'cut off copy');
  if (isTitled(a, b) || isTitled(b, a)) return verdict('same', 'near', 'only one has a title');
  const dates = differentDates(a.entry, b.entry);
  if (dates !== null) return verdict('different', 'near', dates);
  // What shares this little needs no look at its words.
  if (score < thresholds.leastLikeness) return verdict('different', 'near', 'other words');
  const note = `${a.entry.correction ?? ''} ${b.entry.correction ?? ''}`.trim();
  const { band, reason } = weighScenes(a, b, note, thresholds);
  if (note === '') return verdict(band, 'near', reason);
  // A correction may have changed anything: it never proves two photos.
  return verdict(band === 'different' ? 'unsure' : band, 'revision', reason);
}

const minTitledWords = 6;

/** `BRIGHT LIGHTS: Performers carry lanterns …`, `Performers carry lanterns …`: not a word of the caption differs. */
function isTitled(titled: CaptionWords, bare: CaptionWords): boolean {
  return (
    titled.words.length > bare.words.length &&
    bare.words.length >= minTitledWords &&
    titled.keyWithoutTitle() === bare.key
  );
}

function weighScenes(
  a: CaptionWords,
  b: CaptionWords,
  note: string,
  { misspellings, restLikeness }: Thresholds,
): SceneVerdict {
  const scenes = compareScenes(...scenesOf(a, b), toWords(note), misspellings);
  const withAsides = weighAsides(scenes, a, b, misspellings);
  return weighAgencies(weighSurroundings(withAsides, a, b, restLikeness), a.entry, b.entry);
}

/** Where both captions open with another sentence before the dated one, that sentence belongs to their scenes. */
function scenesOf(a: CaptionWords, b: CaptionWords): readonly [CaptionWords, CaptionWords] {
  if (a.opening.length === 0 || b.opening.length === 0) return [a, b];
  return [
    { ...a, scene: [...a.opening, ...a.scene] },
    { ...b, scene: [...b.opening, ...b.scene] },
  ];
}

/** `Runa Holt waves`, `Runa Holt, owner of the mill, waves`: one says who she is, all else is the same. */
function weighAsides(
  verdict: SceneVerdict,
  a: CaptionWords,
  b: CaptionWords,
  misspellings: number,
): SceneVerdict {
  if (verdict.band !== 'unsure') return verdict;
  const [isInA, isInB] = [a, b].map(
    ({ scene, sceneWithoutAside }) => scene.length > sceneWithoutAside().length,
  );
  if (isInA === isInB) return verdict;
  const [first, second] = [a, b].map(({ people, owners, sceneWithoutAside }) => ({
    people,
    owners,
    scene: sceneWithoutAside(),
  }));
  const { band } = compareScenes(first ?? a, second ?? b, [], misspellings);
  return band === 'same' ? { band, reason: 'only one says who somebody is' } : verdict;
}

/** The dated sentence may be what a whole gallery shares: `The fair opens in Ostrand, May 4. Two goats eat a hat.` */
function weighSurroundings(
  verdict: SceneVerdict,
  a: CaptionWords,
  b: CaptionWords,
  restLikeness: number,
): SceneVerdict {
  if (verdict.band !== 'same' || !isSceneLike(a.rest) || !isSceneLike(b.rest)) return verdict;
  const likeness = diceCoefficient(a.restBigrams(), b.restBigrams());
  return likeness >= restLikeness
    ? verdict
    : { band: 'unsure', reason: 'one sentence is the same, the next shows something else' };
}

/** Other words under two agencies, none of which names the other, are most often two photos. */
function weighAgencies(verdict: SceneVerdict, a: ComparedEntry, b: ComparedEntry): SceneVerdict {
  const [agency, other] = [a.credit.agency, b.credit.agency];
  if (verdict.band !== 'same' || agency === null || other === null || agency === other) return verdict;
  const lines = [a.credit.line ?? '', b.credit.line ?? ''];
  const names = (line: string, name: string) => line.toLowerCase().includes(name.toLowerCase());
  if (lines.every((line) => names(line, agency)) || lines.every((line) => names(line, other))) return verdict;
  if (a.credit.creators.length > 0 && b.credit.creators.length > 0) return verdict;
  return { band: 'unsure', reason: `${agency} ≠ ${other}` };
}

function scoreScenes(a: CaptionWords, b: CaptionWords): number {
  return roundScore(diceCoefficient(a.bigrams(), b.bigrams()));
}

/** Four digits tell a desk enough and print the same everywhere. */
function roundScore(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

function sameWords(a: ComparedEntry, b: ComparedEntry): string {
  if (a.credit.line === b.credit.line) return 'same words';
  return a.credit.line === null || b.credit.line === null
    ? 'same words, one without its credit'
    : 'same words, credit written otherwise';
}

/** `Gita Lorne Bargeman …`: a photographer's name in front, which the other's credit gives away. */
function withoutNamesInFront(a: CaptionWords, b: CaptionWords): readonly [CaptionWords, CaptionWords] {
  return [withoutNameInFront(a, b), withoutNameInFront(b, a)];
}

function withoutNameInFront(caption: CaptionWords, other: CaptionWords): CaptionWords {
  for (const creator of other.creators()) {
    if (!beginsWithName(caption, creator.words)) continue;
    if (other.entry.caption.toLowerCase().startsWith(creator.name.toLowerCase())) continue;
    return dropNameInFront(caption, creator.name);
  }
  return caption;
}

/** Equal words under two photographers are two photos. */
function differentMakers(a: CaptionWords, b: CaptionWords): string | null {
  const [makers, others] = [a.creators(), b.creators()];
  if (a.entry.isTruncated || b.entry.isTruncated) return null;
  if (makers.length === 0 && others.length === 0) return differentRoles(a.entry, b.entry);
  if (makers.length === 0 || others.length === 0) return null;
  if (makers.some((maker) => others.some((other) => isOneName(maker.folded, other.folded)))) return null;
  const names = (creators: typeof makers) => creators.map(({ name }) => name).join(', ');
  return `${names(makers)} ≠ ${names(others)}`;
}

/** A paper's file photo and one sent in specially are two, where no photographer is named. */
function differentRoles(a: ComparedEntry, b: ComparedEntry): string | null {
  const [roles, others] = [rolesOf(a), rolesOf(b)];
  if (roles.length === 0 || others.length === 0 || roles.some((role) => others.includes(role))) return null;
  return `${roles.join(', ')} ≠ ${others.join(', ')}`;
}

/** What the credit says of where a photo comes from. */
export function rolesOf({ flags }: ComparedEntry): readonly string[] {
  return flags.filter((flag) => ['file', 'special', 'staff', 'courtesy', 'handout'].includes(flag));
}

/** `J. Scott Park` and `Scott Park`, `Ida Brandt` and `Ida Brand`, `I. Brandt` and `Ida Brandt` are one name. */
function isOneName(a: string, b: string): boolean {
  if (a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`)) return true;
  if (isInitialled(a, b) || isInitialled(b, a) || withoutUmlauts(a) === withoutUmlauts(b)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 5 && long.startsWith(short);
}

/** `i brandt` and `ida brandt`, `jr holt` and `john r holt` */
function isInitialled(short: string, long: string): boolean {
  const [initials = '', surname = ''] = short.split(/ (?=[^ ]+$)/u);
  return (
    initials.replaceAll(' ', '').length <= 2 &&
    initials.charAt(0) === long.charAt(0) &&
    long.endsWith(` ${surname}`)
  );
}

function differentDates(a: ComparedEntry, b: ComparedEntry): string | null {
  const [day, other] = [statedDay(a), statedDay(b)];
  if (day === null || other === null || a.correction !== null || b.correction !== null) return null;
  return day.startsWith(other) || other.startsWith(day) ? null : `${day} ≠ ${other}`;
}

function statedDay({ date }: ComparedEntry): string | null {
  return date.basis === 'stated' ? date.value : null;
}
