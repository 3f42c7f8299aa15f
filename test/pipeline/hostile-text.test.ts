import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { captionCleaners } from '../../src/pipeline/captions/cleaners.ts';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { traceGallery } from '../../src/pipeline/pipeline.ts';
import { loadRules } from '../../src/rules.ts';

const rules = loadRules();
const long = 100_000;
/** As `parseCredit` lets them through to what it is made of. */
const creditLong = 1200;

/** What regular expressions stumble over: what nearly fits, again and again. */
const pieces = [
  'a',
  'A ',
  ' ',
  '\n',
  '\t ',
  '1 ',
  '- ',
  '(',
  ')',
  '(a',
  '((a)',
  '[',
  '"',
  '“',
  '. ',
  '… ',
  ', ',
  '/',
  '; ',
  'AP Photo/',
  '(AP Photo/Ann Lee) ',
  '(AP',
  'Photo by Ann Lee/AP ',
  'photo: ',
  'Ann Lee ',
  'by Ann Lee, ',
  'FILE - ',
  'May 1, ',
  'Monday, May ',
  '2020-10-',
  '1/2 ',
  '1 of 1 ',
  'less ',
  'CORRECTS ',
  'EDS: ',
  '&amp;',
  '&#1',
  '<a ',
  'É',
  '日本',
  '\u00c3\u00a9',
  '© ',
  'Ann and ',
  'NO SALES ',
  'See PA story ',
  '\u{1F469}\u200D',
];

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/** Each with an end at which what was nearly found is not there after all. */
function hostile(length: number): readonly string[] {
  return pieces.map((piece) => `${fill(piece, length - 1)}\u0000`);
}

/** Of the processor, in milliseconds: what else the machine does is not counted. */
function cpuOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** For one text of 100 KB. What grows with the square of it takes minutes. */
const budgetMs = 1500;

interface Rule {
  readonly name: string;
  readonly length: number;
  readonly apply: (text: string) => unknown;
}

const cleaners: readonly Rule[] = captionCleaners.map(({ name, clean }) => ({
  name,
  length: long,
  apply: (text) => clean({ text, isTruncated: false, counter: null, correction: null }, rules),
}));

/** What a printed credit is taken apart with: `parseCredit` and those who ask it see to their length. */
const boundsItself = new Set([
  'parse-credit.ts',
  'take-credits.ts',
  'find-credit-line.ts',
  'leading-credit.ts',
]);

/** Every function that a file of these folders exports, so that a new one is tried as well. */
const functions: readonly Rule[] = (
  await Promise.all(
    ['captions', 'credits', 'credits/segments', 'dates', 'sentences'].flatMap((folder) =>
      readdirSync(`src/pipeline/${folder}`)
        .filter((file) => file.endsWith('.ts'))
        .map(async (file) => {
          const exported = (await import(
            /* @vite-ignore */ `../../src/pipeline/${folder}/${file}`
          )) as Record<string, unknown>;
          const isInner = folder.startsWith('credits') && !boundsItself.has(file);
          return Object.entries(exported).flatMap(([name, value]) =>
            typeof value === 'function'
              ? [
                  {
                    name: `${folder}/${file} ${name}`,
                    length: isInner ? creditLong : long,
                    apply: call(value),
                  },
                ]
              : [],
          );
        }),
    ),
  )
).flat();

/** Those that take something else than a text say so in their own way. */
function call(value: unknown): (text: string) => unknown {
  return (text) => {
    try {
      return (value as (...values: readonly unknown[]) => unknown)(text, rules, text);
    } catch (error) {
      if (
        error instanceof TypeError ||
        (error instanceof RangeError && error.message === 'Invalid time value')
      )
        return null;
      throw error;
    }
  };
}

describe('a hostile text of 100 KB takes bounded time', () => {
  test('in a great many rules', () => {
    expect(cleaners.length).toBeGreaterThanOrEqual(12);
    expect(functions.length).toBeGreaterThan(60);
  });

  test.each([...cleaners, ...functions])('in $name', { timeout: 120_000 }, ({ apply, length }) => {
    for (const text of hostile(length)) {
      const tookMs = cpuOf(() => apply(text));
      expect({
        text: text.slice(0, 20),
        isInTime: tookMs < budgetMs,
        tookMs: tookMs < budgetMs ? 0 : tookMs,
      }).toEqual({
        text: text.slice(0, 20),
        isInTime: true,
        tookMs: 0,
      });
    }
  });

  test('as every field of a gallery, all at once', { timeout: 120_000 }, async () => {
    const entries = hostile(long).map((text) => ({
      caption: text,
      credit: text,
      byline: text,
      source: text,
      headline: text,
      instructions: text,
    }));
    const bytes = Buffer.from(JSON.stringify({ headline: fill('A ', long), entries }));
    const start = process.cpuUsage();
    const input = { name: 'gallery.json', bytes, mediaType: null, uri: null, photos: [] };
    const { manifest } = await traceGallery(input, defaultSettings, rules);
    const { user, system } = process.cpuUsage(start);
    expect(manifest.report.entries).toBe(entries.length);
    expect((user + system) / 1000 / entries.length).toBeLessThan(budgetMs);
  });
});
