import type { Thresholds } from '../../desk-rules/thresholds.ts';
import type { ReceivedPhoto } from '../gallery.ts';
import { classifySpellings } from './candidates/classify-spellings.ts';
import { readClasses, type ComparedCaption } from './candidates/compared-caption.ts';
import { findCorrected } from './candidates/find-corrected.ts';
import { findEquals } from './candidates/find-equals.ts';
import { findFrames } from './candidates/find-frames.ts';
import { findHolders } from './candidates/find-holders.ts';
import { findWholes } from './candidates/find-wholes.ts';
import { readNameless } from './candidates/read-nameless.ts';
import type { CaptionWords } from './caption-words.ts';

/** What may be one photo with another. */
interface Candidate {
  readonly words: CaptionWords;
  readonly entries: readonly { readonly received: { readonly photo: ReceivedPhoto | null } }[];
}

/** More captions with equal words are not laid beside each other one by one. */
const maxEqual = 300;

/**
 * The pairs that comparing can join or leave in doubt, each once, as indexes into the list, in its order: all others differ. The
 * time it takes grows hardly faster than the list, since no pair is looked at that has not a rare word in common.
 */
export function findCandidates(
  copies: readonly Candidate[],
  thresholds: Thresholds,
): readonly (readonly [number, number])[] {
  const photos = copies.map(({ entries }) => entries[0]?.received.photo ?? null);
  const pairs = new Set<number>();
  const note = (a: number, b: number) => {
    if (a !== b) pairs.add(Math.min(a, b) * copies.length + Math.max(a, b));
  };
  const noteCaptions = (a: ComparedCaption, b: ComparedCaption) => note(a.place, b.place);
  const captions = readCaptions(copies, photos);
  findHolders(captions, noteCaptions);
  findWholes(captions, noteCaptions);
  findCorrected(captions, thresholds, noteCaptions);
  const keys = captions.map(({ words }) => words.key);
  findEquals(keys, maxEqual, (a, b) => note(captions[a]?.place ?? 0, captions[b]?.place ?? 0));
  const addresses = photos.map((photo) => photo?.key ?? null);
  findEquals(addresses, maxEqual, note);
  findFrames(photos, thresholds, note);
  return [...pairs]
    .toSorted((a, b) => a - b)
    .map((pair) => [Math.floor(pair / copies.length), pair % copies.length] as const);
}

/** Each caption as it is, and without a photographer's name in front where another's credit gives one away. */
function readCaptions(
  copies: readonly Candidate[],
  photos: readonly (ReceivedPhoto | null)[],
): readonly ComparedCaption[] {
  const named = copies.map(({ words }, place) => ({ words, place }));
  const readings = [...named, ...readNameless(copies.map(({ words }) => words))];
  const classes = classifySpellings(readings.map(({ words }) => words));
  return readings.map(({ words, place }) =>
    readClasses({ words, place, photo: photos[place] ?? null }, classes),
  );
}
