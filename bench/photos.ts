import { comparePhotos, photoThresholds, type PhotoVerdict } from '../src/pipeline/photos/compare-photos.ts';
import type { PhotoFingerprint } from '../src/pipeline/photos/fingerprint.ts';
import { hammingDistance } from '../src/pipeline/photos/hamming-distance.ts';
import { readPhoto } from '../src/photos/read-photo.ts';
import { edits, lookalikes, makePhoto } from '../test/generators/photos.ts';
import type { Effort, Measured, Row, Scenario, Table } from './framework/scenario.ts';

/**
 * Recall is the part of edited copies that each rung of the ladder recognises; a false match is a pair of different pictures that
 * it takes for one.
 */
export const photos: Scenario = {
  name: 'photos',
  what: 'how well photos are told apart, on generated pictures',
  beside: 'the truth of the generator',
  reach: 'no unrelated pair taken for one',
  onlyWhenNamed: 'it measures recall, not time, and takes minutes',
  measure,
};

async function measure(effort: Effort): Promise<Measured> {
  const [copiesOf, unrelated] = effort === 'full' ? [60, 460] : [8, 40];
  const bases = await fingerprints(copiesOf, makePhoto);
  const compareWith = async (make: (seed: number) => Promise<Buffer>) => {
    const others = await fingerprints(copiesOf, make);
    return bases.map((base, at) => comparePhotos(base, others[at] ?? base, true));
  };
  const edited: Row[] = [];
  for (const { name, edit } of edits)
    edited.push({ edit: name, ...rungs(await compareWith(async (seed) => edit(await makePhoto(seed)))) });
  const others: Row[] = [];
  for (const { name, make } of lookalikes) others.push({ pair: name, ...rungs(await compareWith(make)) });
  const { table, taken } = await findFalseMatches(unrelated);
  return {
    tables: [
      { title: `${copiesOf} pictures, each edited; recall in %:`, rows: edited },
      { title: 'Not the same photo; taken for it in %:', rows: others },
      table,
    ],
    figures: [
      {
        name: 'unrelated pairs taken for one or near',
        value: taken,
        unit: '',
        reach: { atMost: 0 },
        isChecked: false,
      },
    ],
  };
}

async function fingerprints(
  count: number,
  make: (seed: number) => Promise<Buffer>,
): Promise<PhotoFingerprint[]> {
  const found: PhotoFingerprint[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const { fingerprint, problem } = await readPhoto(await make(seed));
    if (fingerprint === null) throw new Error(`picture ${seed}: ${problem}`);
    found.push(fingerprint);
  }
  return found;
}

function rungs(verdicts: readonly PhotoVerdict[]): Row {
  const part = (...bands: readonly string[]) =>
    Math.round((100 * verdicts.filter(({ band }) => bands.includes(band)).length) / verdicts.length);
  return {
    same: part('same'),
    'near or better': part('same', 'near'),
    'crop or better': part('same', 'near', 'crop'),
  };
}

/** Every pair of unrelated pictures, by the hashes alone: the crop search is for candidates. */
async function findFalseMatches(
  unrelated: number,
): Promise<{ readonly table: Table; readonly taken: number }> {
  const all = await fingerprints(unrelated, (seed) => makePhoto(seed + 10_000, { width: 320 }));
  let pairs = 0;
  const counts = { same: 0, near: 0, candidate: 0 };
  let closest = 256;
  for (const [at, a] of all.entries()) {
    for (const b of all.slice(at + 1)) {
      pairs += 1;
      if (a.hash256 === null || b.hash256 === null || a.hash64 === null || b.hash64 === null) continue;
      const d256 = hammingDistance(a.hash256, b.hash256);
      const d64 = hammingDistance(a.hash64, b.hash64);
      closest = Math.min(closest, d256);
      if (d256 <= photoThresholds.same256) counts.same += 1;
      if (d256 <= photoThresholds.near256 || d64 <= photoThresholds.near64) counts.near += 1;
      if (d64 <= photoThresholds.cropCandidate64) counts.candidate += 1;
    }
  }
  const row = {
    pairs,
    same: counts.same,
    near: counts.near,
    'candidates for a crop': counts.candidate,
    'fewest of 256 bits that differ': closest,
  };
  return { table: { title: 'Pairs of unrelated pictures:', rows: [row] }, taken: counts.near };
}
