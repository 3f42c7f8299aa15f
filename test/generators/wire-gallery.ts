import fc from 'fast-check';
import { readCases } from '../services/read-cases.ts';

/** A gallery in our own shape, as a wire might send it. */
export interface WireDocument {
  readonly headline: string;
  readonly referenceDate: string | null;
  readonly entries: readonly WireEntry[];
}

interface WireEntry {
  readonly caption: string;
  readonly credit: string | null;
  readonly byline: string | null;
  readonly bylineTitle: string | null;
  readonly source: string | null;
  readonly date: string | null;
  readonly photo: { readonly uri: string; readonly width?: number; readonly height?: number } | null;
}

/** Every credit and every dated caption that the fixtures know, the odd ones too. */
const credits = readCases<{ readonly input: string }>('test/fixtures/credits').flatMap(({ cases }) =>
  cases.map(({ input }) => input),
);
const dated = readCases<{ readonly caption: string }>('test/fixtures/dates').flatMap(({ cases }) =>
  cases.map(({ caption }) => caption),
);

const leads = ['', '', '', 'FILE - ', 'CORRECTS SPELLING OF NAME TO HOLT - ', '(COMBO) ', '3of9'];
const behind = [
  '',
  ' Storms have cut the coast road three times this spring.',
  ' Arkivbild.',
  ' “Nobody sleeps,” she said & laughed; 3 < 4.',
];
const days = fc.constantFrom(
  '2021-06-18',
  '2021-06',
  '1955',
  '20210616',
  '2021:06:16 09:08:07',
  '2021-06-16T09:08:07-05:00',
);
const sizes = fc.option(
  fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }),
  { nil: undefined },
);

const captions = fc
  .record({
    lead: fc.constantFrom(...leads),
    scene: fc.constantFrom(...dated),
    behind: fc.constantFrom(...behind),
    inline: fc.option(fc.constantFrom(...credits)),
  })
  .map(({ lead, scene, behind: rest, inline }) =>
    [`${lead}${scene}${rest}`, ...(inline === null ? [] : [`(${inline})`])].join(' '),
  );

const entries = fc.record({
  caption: fc.oneof({ weight: 9, arbitrary: captions }, { weight: 1, arbitrary: fc.constant('') }),
  credit: fc.option(fc.constantFrom(...credits)),
  byline: fc.option(fc.constantFrom('Runa Holt', 'KEZIAH STONE', 'Ida Brandt and Ulf Marrow', 'AFP')),
  bylineTitle: fc.option(fc.constantFrom('STF', 'HO', 'SPECIAL'), { freq: 1 }),
  source: fc.option(fc.constantFrom('Ostrand Courier', 'AP', 'Getty Images', 'Sheriff of Verrin')),
  date: fc.option(days),
  size: sizes,
  kind: fc.constantFrom('address', 'address', 'file', 'none'),
});

/** Galleries of up to eight entries whose fields are there or not in every combination, sent on a known day or not. */
export const wireDocument: fc.Arbitrary<WireDocument> = fc
  .record({
    referenceDate: fc.option(fc.constant('2021-06-20')),
    entries: fc.array(entries, { minLength: 1, maxLength: 8 }),
  })
  .map(({ referenceDate, entries: made }) => ({
    headline: 'A day in Ostrand',
    referenceDate,
    entries: made.map(({ size, kind, ...entry }, at) => ({ ...entry, photo: makePhoto(at, kind, size) })),
  }));

function makePhoto(
  at: number,
  kind: string,
  size: { readonly width: number; readonly height: number } | undefined,
): WireEntry['photo'] {
  if (kind === 'none') return null;
  return kind === 'file'
    ? { uri: `boat ${at}.jpg` }
    : { uri: `https://wire.example/pictures/${at}-boat.jpg`, ...size };
}
