/**
 * How well photos are told apart, on generated pictures: `npm run bench:photos`. Recall is the part of edited copies that
 * each rung of the ladder recognises; a false match is a pair of different pictures that it takes for one.
 * `bench/photo-cost.ts` tells what it costs.
 */
import { comparePhotos, photoThresholds, type PhotoVerdict } from '../src/pipeline/photos/compare-photos.ts';
import type { PhotoFingerprint } from '../src/pipeline/photos/fingerprint.ts';
import { hammingDistance } from '../src/pipeline/photos/hamming-distance.ts';
import { readPhoto } from '../src/photos/read-photo.ts';
import { edits, lookalikes, makePhoto } from '../test/generators/photos.ts';

const copiesOf = Number(process.argv[2] ?? 60);
const unrelated = Number(process.argv[3] ?? 460);

const bases = await fingerprints(copiesOf, makePhoto);
console.log(`${copiesOf} pictures, each edited; recall in %\n`);
console.log('| edit | same | near or better | crop or better |\n|---|---|---|---|');
for (const { name, edit } of edits) {
  const edited = await fingerprints(copiesOf, async (seed) => edit(await makePhoto(seed)));
  printRow(
    name,
    bases.map((base, at) => comparePhotos(base, edited[at] ?? base, true)),
  );
}
console.log('\nnot the same photo; taken for it in %\n');
console.log('| pair | same | near or better | crop or better |\n|---|---|---|---|');
for (const { name, make } of lookalikes) {
  const others = await fingerprints(copiesOf, make);
  printRow(
    name,
    bases.map((base, at) => comparePhotos(base, others[at] ?? base, true)),
  );
}
await printFalseMatches();

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

function printRow(name: string, verdicts: readonly PhotoVerdict[]): void {
  const part = (...bands: readonly string[]) =>
    ((100 * verdicts.filter(({ band }) => bands.includes(band)).length) / verdicts.length).toFixed(0);
  console.log(`| ${name} | ${part('same')} | ${part('same', 'near')} | ${part('same', 'near', 'crop')} |`);
}

/** Every pair of unrelated pictures, by the hashes alone: the crop search is for candidates. */
async function printFalseMatches(): Promise<void> {
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
  console.log(`\n${pairs} pairs of unrelated pictures: same ${counts.same}, near ${counts.near}, `);
  console.log(`candidates for a crop ${counts.candidate}; the closest differ in ${closest} of 256 bits`);
}
