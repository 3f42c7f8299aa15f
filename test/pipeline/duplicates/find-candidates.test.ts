import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeThresholds, defaultThresholds } from '../../../src/desk-rules/thresholds.ts';
import { clusterCopies, comparePair } from '../../../src/pipeline/duplicates/cluster-copies.ts';
import { collectCopies, type Copies } from '../../../src/pipeline/duplicates/collect-copies.ts';
import { findCandidates } from '../../../src/pipeline/duplicates/find-candidates.ts';
import type { ReceivedPhoto } from '../../../src/pipeline/gallery.ts';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { dressings, mutations, sceneArbitrary, writeScene } from '../../generators/scenes.ts';
import { makeWireCaptions } from '../../generators/wire-captions.ts';
import { makeEntry } from '../../services/entries.ts';

const rules = loadRules();

interface MadeEntry {
  readonly text: string;
  readonly photo: ReceivedPhoto | null;
  readonly correction: string | null;
}

function readCopies(entries: readonly MadeEntry[]): readonly Copies[] {
  return collectCopies(
    entries.map(({ text, photo, correction }, index) =>
      prepareEntry(makeEntry(text, { index, photo, correction }), rules, null),
    ),
  );
}

const plain = (text: string): MadeEntry => ({ text, photo: null, correction: null });

type Pair = readonly [number, number];

function everyPair({ length }: readonly unknown[]): readonly Pair[] {
  return Array.from({ length }, (_a, a) =>
    Array.from({ length: length - a - 1 }, (_b, at): Pair => [a, a + 1 + at]),
  ).flat();
}

/** The pairs that are no candidates and yet are not two photos. */
function missedPairs(copies: readonly Copies[], thresholds = defaultThresholds): readonly string[] {
  const candidates = new Set(findCandidates(copies, thresholds).map(([a, b]) => `${a} ${b}`));
  return everyPair(copies).flatMap(([a, b]) => {
    if (candidates.has(`${a} ${b}`)) return [];
    const { band, score, reason } = comparePair(copies, a, b, thresholds);
    const isOfWeight = band === 'same' || (band === 'unsure' && score >= thresholds.reviewLikeness);
    return isOfWeight ? [`${copies[a]?.words.key} / ${copies[b]?.words.key}: ${band}, ${reason}`] : [];
  });
}

/** What comes together and what is in doubt, with the search and with every pair compared. */
function bothWays(copies: readonly Copies[]) {
  const tell = (findPairs: typeof findCandidates) => {
    const { clusters, doubts } = clusterCopies(copies, [], defaultThresholds, findPairs);
    return {
      clusters: clusters.map((cluster) => cluster.map((each) => copies.indexOf(each))),
      doubts: [...doubts].map(([each, warning]) => [copies.indexOf(each), warning]),
    };
  };
  return [tell(findCandidates), tell(everyPair)];
}

/** Words of which many may be taken for another, and some may not. */
const words = fc.constantFrom(
  ...(
    'labour labor labours organise organized walks walked walking rescues rescued rescue floodwater flood water waterfront ' +
    'front käthe kaethe kathe müller mueller muller j\uFFFDrg jörg jorg addresses adresses adressses recieves receives santo santos ' +
    'workers worker harbour harbor running runs run corner comer 0hio ohio is are the a of in on at to from and near left right ' +
    'monday tuesday may march 4 5 2026 1,000 17 waves waved wave travelling traveled theatre theater dialogue dialog today ' +
    'around round along long inside side into'
  ).split(' '),
);
const pieces = fc.constantFrom(
  'Runa Kinnray',
  'Runa Kinnrey',
  'Runa Kinray',
  'Masie Holt',
  'Maisie Holt',
  'Marta Holt',
  'Maria Holt',
  'Gov. Ada Roe',
  ', left,',
  ', 41,',
  '(R)',
  'in Redfern, Mich., ',
  'on Monday, May 4, 2026.',
  'on May 5, 2026.',
  '05/04/2026',
  'File - ',
  'The coast road was cut three times. ',
  'She waves. ',
  'J. R. Holt',
  "'s ",
);
const endings = fc.constantFrom(
  '',
  '',
  '.',
  '…',
  '... more',
  ' (AP Photo/Ida Brandt)',
  ' (AP Photo/Runa Kinnray)',
  ' (Reuters/Masie Holt)',
  '. The coast road was cut three times this spring. (AP Photo/Ida Brandt)',
  ' CORRECTS DATE',
);
const looseCaption = fc
  .tuple(fc.array(fc.oneof({ weight: 4, arbitrary: words }, pieces), { maxLength: 12 }), endings)
  .map(([list, ending]) => `${list.join(' ')}${ending}`);

/** How one word of a copy may be spelled otherwise. */
const respellings: readonly (readonly [string, string])[] = [
  ['walks', 'walked'],
  ['walks', 'is walking'],
  ['rescue', 'are rescuing'],
  ['floodwater', 'flood water'],
  ['harbour', 'harbor'],
  ['labour', 'labuor'],
  ['theatre', 'theater'],
  ['organises', 'organized'],
  ['dialogue', 'dialog'],
  ['Jörg', 'J\uFFFDrg'],
  ['Jörg', 'J?rg'],
  ['Kaethe', 'Käthe'],
  ['Mueller', 'Müller'],
  ['corner', 'comer'],
  ['addresses', 'adresses'],
  ['Kinnray', 'Kinnrey'],
  ['Kinnray', 'Binnray'],
  ['Masie', 'Maisie'],
  ['into', 'in to'],
  ['anything', 'any thing'],
  ['Mich.', 'Michigan'],
  [' on Monday, May 4, 2026', ''],
  [', left,', ''],
];

/** Copies of a few captions, spelled otherwise, and each a little changed. */
const nearCaption = fc
  .tuple(
    fc.constantFrom(
      'Jörg Kaethe Mueller walks into floodwater at the corner of the harbour theatre, left, on Monday, May 4, 2026.',
      'Gov. Runa Kinnray addresses 17 workers of the labour union in Redfern, Mich., on May 5, 2026. She waves.',
      'Masie Holt organises a dialogue on anything. The coast road was cut three times.',
      'Divers rescue anything from floodwater.',
    ),
    fc.subarray([...respellings]),
    fc.array(fc.tuple(fc.nat(16), fc.oneof(words, pieces, fc.constant(''))), { maxLength: 2 }),
    endings,
  )
  .map(([caption, spellings, changes, ending]) => {
    const spelled = spellings.reduce((text: string, [from, to]) => text.replace(from, to), caption);
    const list = spelled.split(' ');
    for (const [at, word] of changes) list.splice(at, 1, word);
    return `${list.join(' ')}${ending}`;
  });

const correction = fc.option(
  fc.constantFrom('CORRECTS SPELLING OF NAME', 'CORRECTS DATE', 'ADDS NAME', 'CORRECTS theatre to workers'),
  { freq: 6 },
);

/** Frames of a few pictures with some bits turned. */
const photo: fc.Arbitrary<ReceivedPhoto | null> = fc.option(
  fc
    .record({
      picture: fc.nat(2),
      name: fc.nat(40),
      turned: fc.array(fc.nat(63), { maxLength: 14 }),
      flat: fc.boolean(),
    })
    .map(({ picture, name, turned, flat }) => {
      const hash = Array.from({ length: 64 }, (_, at) => (at * 7 + picture * (at % 5)) % 16);
      for (const at of turned) hash[at] = (hash[at] ?? 0) ^ 1;
      const text = hash.map((digit) => digit.toString(16)).join('');
      const thumb = Buffer.from(Array.from({ length: 48 * 48 }, (_, at) => (at * (picture + 3)) % 251));
      return {
        uri: `${name}.jpg`,
        key: `${name % 13}.jpg`,
        size: null,
        fingerprint:
          name % 5 === 0
            ? null
            : {
                sha256: `${picture}-${turned.join('-')}`,
                width: 400,
                height: 300,
                hash256: flat && name % 7 === 0 ? null : text,
                hash64: flat && name % 7 === 0 ? null : text.slice(0, 16),
                thumb: thumb.toString('base64'),
              },
      };
    }),
  { freq: 2 },
);

const captions = fc.array(fc.oneof(looseCaption, { weight: 3, arbitrary: nearCaption }), {
  minLength: 2,
  maxLength: 24,
});

describe('whatever is no candidate is another photo', () => {
  test('captions of words that may be taken for each other', () => {
    fc.assert(
      fc.property(captions, (texts) => {
        expect(missedPairs(readCopies(texts.map(plain)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('corrections, and other thresholds', () => {
    const thresholds = completeThresholds({ leastLikeness: 0.2, reviewLikeness: 0.5, misspellings: 4 });
    const entries = fc.array(
      fc.record({ text: fc.oneof(looseCaption, nearCaption), correction, photo: fc.constant(null) }),
      { minLength: 2, maxLength: 16 },
    );
    fc.assert(
      fc.property(entries, (made) => {
        const copies = readCopies(made);
        expect(missedPairs(copies)).toEqual([]);
        expect(missedPairs(copies, thresholds)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('photos with frames alike', () => {
    const entries = fc.array(
      fc.record({ text: fc.oneof(looseCaption, nearCaption, fc.constant('')), correction, photo }),
      {
        minLength: 2,
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(entries, (made) => {
        expect(missedPairs(readCopies(made))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('any text at all', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(texts, (made) => {
        expect(missedPairs(readCopies(made.map(plain)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('grouping is the same as with every pair compared', () => {
  test('scenes one change apart, and their copies in all dresses', () => {
    const gallery = fc.array(
      fc.tuple(
        sceneArbitrary,
        fc.nat(mutations.length),
        fc.array(fc.nat(dressings.length - 1), { maxLength: 4 }),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(gallery, (photos) => {
        const texts = photos.flatMap(([scene, change, dresses]) =>
          [scene, mutations[change]?.mutate(scene) ?? scene].flatMap((each) => [
            writeScene(each),
            ...dresses.map((dress) => dressings[dress]?.dress(writeScene(each)) ?? ''),
          ]),
        );
        const [searched, compared] = bothWays(readCopies(texts.map(plain)));
        expect(searched).toEqual(compared);
      }),
      { numRuns: 60 },
    );
  });

  test('one caption under more photos than are looked through word by word', () => {
    const text = 'Runa Holt waves from the pier in Ostrand. (AP Photo/Ida Brandt)';
    const photos = Array.from({ length: 150 }, (_, at): MadeEntry => {
      const key = `${at}.jpg`;
      return { text, correction: null, photo: { uri: key, key, size: null, fingerprint: null } };
    });
    const [searched, compared] = bothWays(readCopies([...photos, plain(text), ...photos.slice(0, 2)]));
    expect(searched).toEqual(compared);
  });

  test.each([3, 4])('%i: a wire’s day of 400 entries', (seed) => {
    const copies = readCopies(makeWireCaptions(400, seed).map(plain));
    const [searched, compared] = bothWays(copies);
    expect(searched).toEqual(compared);
    // A search that finds every pair would be none.
    expect(findCandidates(copies, defaultThresholds).length).toBeLessThan(4 * copies.length);
  });
});
