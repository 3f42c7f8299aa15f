import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/pipeline/duplicates/compare-captions.ts';
import { weighPhotos } from '../../../src/pipeline/duplicates/weigh-photos.ts';
import type { ReceivedPhoto } from '../../../src/pipeline/gallery.ts';
import type { PhotoFingerprint } from '../../../src/pipeline/photos/fingerprint.ts';

/** 48×48 grey values of a made-up scene; a window of it when it starts inside and is smaller. */
function makeThumb(seed: number, start = 0, size = 48): string {
  const value = (x: number, y: number) =>
    128 + 60 * Math.sin(x / 5 + seed) * Math.cos(y / (3 + seed)) + 50 * Math.sin((x * y) / 90 + seed * seed);
  const at = (index: number) => start + (index * size) / 48;
  return Buffer.from(
    Array.from({ length: 48 * 48 }, (_, place) =>
      Math.round(value(at(place % 48), at(Math.floor(place / 48)))),
    ),
  ).toString('base64');
}

/** A frame whose hashes differ from those of an all-zero frame in so many bits of 256 and of 64. */
function makeFrame(bits256: number, bits64: number, thumb = makeThumb(1)): PhotoFingerprint {
  const hex = (bits: number, of: number) => (2n ** BigInt(bits) - 1n).toString(16).padStart(of / 4, '0');
  return {
    sha256: `${bits256} ${bits64}`,
    width: 1200,
    height: 800,
    hash256: hex(bits256, 256),
    hash64: hex(bits64, 64),
    thumb,
  };
}

function makePhoto(key: string, fingerprint: PhotoFingerprint | null): ReceivedPhoto {
  return { uri: key, key, size: null, fingerprint };
}

const frame = makeFrame(0, 0);
const flat = { ...makeFrame(0, 0), sha256: 'flat', hash256: null, hash64: null };
const same = makePhoto('b.jpg', makeFrame(5, 1));
const near = makePhoto('b.jpg', makeFrame(25, 6));
const crop = makePhoto('b.jpg', makeFrame(80, 16, makeThumb(1, 5, 38)));
const other = makePhoto('b.jpg', makeFrame(120, 30, makeThumb(4)));
const photo = makePhoto('a.jpg', frame);

function words(band: Verdict['band'], relation: Verdict['relation']): Verdict {
  return { band, relation, score: 0.5, reason: 'words' };
}

/** What the words say and the other photo → the verdict. */
type Case = readonly [
  name: string,
  band: Verdict['band'],
  relation: Verdict['relation'],
  other: ReceivedPhoto | null,
  verdict: readonly [band: Verdict['band'], relation: Verdict['relation'], reason: string],
];

describe('the photos beside the words', () => {
  test.each<Case>([
    ['no photo: the words decide', 'same', 'near', null, ['same', 'near', 'words']],
    ['one address', 'different', 'near', makePhoto('a.jpg', null), ['same', 'same-photo', 'words']],
    [
      'an address without a file',
      'same',
      'exact',
      makePhoto('b.jpg', null),
      ['different', 'exact', 'two photos'],
    ],
    [
      'one frame',
      'different',
      'near',
      same,
      ['same', 'same-photo', 'the same frame (5 of 256 bits differ); words'],
    ],
    [
      'one frame, words agree',
      'same',
      'exact',
      same,
      ['same', 'exact', 'the same frame (5 of 256 bits differ); words'],
    ],
    [
      'one frame, corrected',
      'unsure',
      'revision',
      same,
      ['same', 'revision', 'the same frame (5 of 256 bits differ); words'],
    ],
    ['a crop', 'different', 'near', crop, ['same', 'same-photo', 'another crop (correlation …); words']],
    [
      'a doubt, frames alike',
      'unsure',
      'near',
      near,
      ['same', 'same-photo', 'frames much alike (25 of 256 bits differ); words'],
    ],
    [
      'a correction, frames alike',
      'different',
      'revision',
      near,
      ['same', 'revision', 'frames much alike (25 of 256 bits differ); words'],
    ],
    ['equal words, frames alike', 'same', 'exact', near, ['different', 'exact', 'two photos']],
    [
      'a doubt, other frames',
      'unsure',
      'near',
      other,
      ['different', 'near', 'other frames (30 of 64 bits differ, correlation …)'],
    ],
    [
      'a doubt, a flat picture',
      'unsure',
      'near',
      makePhoto('b.jpg', flat),
      ['different', 'near', 'two photos'],
    ],
  ])('%s', (_name, band, relation, beside, [...verdict]) => {
    for (const [a, b] of [
      [photo, beside],
      [beside, photo],
    ] as const) {
      const found = weighPhotos(words(band, relation), a, b);
      const reason = found.reason.replace(/(?<=correlation )-?\d\.\d\d/u, '…');
      expect([found.band, found.relation, reason]).toEqual(verdict);
      expect(found.score).toBe(0.5);
    }
  });
});
