import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadRules } from '../../src/rules.ts';
import { readSettings } from '../../src/settings.ts';
import { photoDownloadsFor } from '../../src/sources/photo-downloads.ts';
import { readSources } from '../../src/sources/read-sources.ts';
import { refuseUnknownStyles } from '../../src/sources/refuse-unknown-styles.ts';
import { findSource, settingsFor, type Source } from '../../src/sources/source.ts';

const folder = mkdtempSync(join(tmpdir(), 'cutline-sources-'));
const path = join(folder, 'cutline.config.json');
afterAll(() => rmSync(folder, { recursive: true }));

function read(config: unknown, env: Readonly<Record<string, string>> = {}) {
  writeFileSync(path, typeof config === 'string' ? config : JSON.stringify(config));
  return readSources(path, env);
}

function readOne(source: object, env: Readonly<Record<string, string>> = {}): Source {
  const [first] = read({ sources: [{ name: 'wire', ...source }] }, env).list;
  if (first === undefined) throw new Error('no source was read');
  return first;
}

describe('the file of sources', () => {
  test('needs no more than a name for each', () => {
    expect(read({ sources: [{ name: 'wire' }] })).toEqual({
      onlyKnown: false,
      list: [
        {
          name: 'wire',
          identity: 'content',
          defaults: {},
          referenceDate: { timeZone: null },
          maxBytes: 100 * 1024 * 1024,
          photoHosts: [],
          hmac: null,
          folder: null,
          poll: null,
        },
      ],
    });
  });

  test('names secrets, which stand in the environment', () => {
    const source = {
      hmac: { secretEnv: 'WIRE_SECRET', toleranceSeconds: 60 },
      poll: {
        url: 'https://api.wire.example/feed',
        kind: 'ap-feed',
        headersEnv: { 'X-Api-Key': 'WIRE_KEY' },
      },
    };
    expect(readOne(source, { WIRE_SECRET: 'tern', WIRE_KEY: 'gull' })).toMatchObject({
      hmac: { secret: 'tern', toleranceSeconds: 60 },
      poll: {
        headers: { 'x-api-key': 'gull' },
        hosts: [{ name: 'api.wire.example', port: null, isInside: false }],
      },
    });
  });

  test('finds folders beside itself', () => {
    expect(readOne({ folder: { path: 'drop/wire' } }).folder).toEqual({
      path: join(folder, 'drop/wire'),
      settleMs: 2000,
      isPolled: false,
    });
  });

  test.each([
    ['is no JSON', '{ "sources": [', /cutline\.config\.json is not JSON/],
    ['has sources that are no list', { sources: {} }, / \/sources: /],
    ['has a setting there is none of', { sources: [], colour: 1 }, / \/colour: there is no such setting/],
    [
      'has one in a source',
      { sources: [{ name: 'wire', folder: { path: '/a', settle: 1 } }] },
      / \/sources\/0\/folder\/settle: there is no such setting/,
    ],
    ['has a name that is none', { sources: [{ name: 'a b' }] }, / \/sources\/0\/name: must be 1 to 64/],
    [
      'has one name twice',
      { sources: [{ name: 'wire' }, { name: 'wire' }] },
      / \/sources\/1\/name: there is another source 'wire'/,
    ],
    [
      'has a reader there is none of',
      { sources: [{ name: 'wire', defaults: { inputFormat: 'fax' } }] },
      / \/sources\/0\/defaults\/inputFormat: must be the name of a reader/,
    ],
    [
      'has a time zone there is none of',
      { sources: [{ name: 'wire', defaults: { referenceTimeZone: 'Europe/Ostrand' } }] },
      / \/sources\/0\/defaults\/referenceTimeZone: must be a time zone/,
    ],
    [
      'wants the day of receipt, nowhere',
      { sources: [{ name: 'wire', defaults: { referenceDate: 'received' } }] },
      / \/sources\/0\/defaults\/referenceTimeZone: is needed/,
    ],
    [
      'allows more than there can be',
      { sources: [{ name: 'wire', limits: { maxBytes: 1e12 } }] },
      / \/sources\/0\/limits\/maxBytes: /,
    ],
    [
      'has a host that is none',
      { sources: [{ name: 'wire', photoHosts: ['http://a.example'] }] },
      / \/sources\/0\/photoHosts\/0: must be a host/,
    ],
    [
      'has a secret the environment lacks',
      { sources: [{ name: 'wire', hmac: { secretEnv: 'WIRE_SECRET' } }] },
      / \/sources\/0\/hmac\/secretEnv: the environment has no WIRE_SECRET/,
    ],
    [
      'has a header the environment lacks',
      {
        sources: [
          { name: 'wire', poll: { url: 'https://a.example', kind: 'page', headersEnv: { 'x-key': 'KEY' } } },
        ],
      },
      / \/sources\/0\/poll\/headersEnv\/x-key: the environment has no KEY/,
    ],
    [
      'polls with a password in the address',
      { sources: [{ name: 'wire', poll: { url: 'https://ida:tern@a.example', kind: 'page' } }] },
      / \/sources\/0\/poll\/url: must hold no password/,
    ],
    [
      'drops two sources into one folder',
      {
        sources: [
          { name: 'wire', folder: { path: '/drop' } },
          { name: 'desk', folder: { path: '/drop/desk' } },
        ],
      },
      / \/sources\/1\/folder\/path: it lies in, or holds, the folder of 'wire'/,
    ],
  ])('that %s is refused with the place and the reason', (_name, config, message) => {
    expect(() => read(config)).toThrow(
      expect.objectContaining({
        code: 'SETTINGS_INVALID',
        message: expect.stringMatching(message) as string,
      }),
    );
    expect(() => read(config)).toThrow(path);
  });

  test('that is named and not there is refused; the usual one need not be there', () => {
    expect(() => readSettings({ config: join(folder, 'none.json') }, {})).toThrow(
      /none\.json cannot be read/,
    );
    expect(() => readSettings({}, { CUTLINE_CONFIG: join(folder, 'none.json') })).toThrow(/cannot be read/);
    expect(readSettings({}, {}).sources.list).toEqual([]);
  });

  test('may begin with the mark that editors on Windows put there', () => {
    expect(read(`\uFEFF{ "sources": [] }`).list).toEqual([]);
  });

  test('asks only for credit styles there are', () => {
    const ask = (creditStyle: string) =>
      refuseUnknownStyles(read({ sources: [{ name: 'wire', defaults: { creditStyle } }] }), loadRules());
    expect(() => ask('comma')).not.toThrow();
    expect(() => ask('baroque')).toThrow(/source 'wire' wants the credit style 'baroque'; there are /);
  });
});

describe('a source', () => {
  test('that is not in the file is welcome, unless only known ones are', () => {
    const sources = read({ sources: [{ name: 'wire' }] });
    expect(findSource(sources, 'wire')?.name).toBe('wire');
    expect(findSource(sources, 'stranger')).toMatchObject({ name: 'stranger', hmac: null });
    expect(findSource({ ...sources, onlyKnown: true }, 'stranger')).toBeNull();
  });

  test('says how its galleries are cleaned, and a delivery says it over it', () => {
    const source = readOne({ defaults: { inputFormat: 'html', creditStyle: 'comma', datelines: 'cut' } });
    expect(settingsFor(source, { creditStyle: 'slash' }, new Date())).toEqual({
      referenceDate: null,
      inputFormat: 'html',
      datelines: 'cut',
      creditStyle: 'slash',
      columns: null,
    });
  });

  test.each([
    ['Pacific/Auckland', '2026-05-05'],
    ['America/Los_Angeles', '2026-05-04'],
    ['UTC', '2026-05-04'],
  ])('may take the day of receipt in %s for the reference date', (referenceTimeZone, day) => {
    const source = readOne({ defaults: { referenceDate: 'received', referenceTimeZone } });
    const at = new Date('2026-05-04T20:30:00Z');
    expect(settingsFor(source, {}, at).referenceDate).toBe(day);
    expect(settingsFor(source, { referenceDate: '2026-01-01' }, at).referenceDate).toBe('2026-01-01');
  });

  test('that only names a time zone leaves the reference date to the gallery', () => {
    const source = readOne({ defaults: { referenceTimeZone: 'Pacific/Auckland' } });
    expect(settingsFor(source, {}, new Date()).referenceDate).toBeNull();
  });

  test('allows its own photo hosts to itself, and those of the environment to all', () => {
    const sources = read({ sources: [{ name: 'wire', photoHosts: ['Photos.wire.example:8443'] }] });
    const everywhere = { name: 'photos.example', port: null, isInside: false };
    const settings = { photoDownloads: { hosts: [everywhere] }, sources };
    const own = { name: 'photos.wire.example', port: 8443, isInside: false };
    expect(photoDownloadsFor(settings, 'wire').hosts).toEqual([everywhere, own]);
    expect(photoDownloadsFor(settings, 'stranger').hosts).toEqual([everywhere]);
  });
});
