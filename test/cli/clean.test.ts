import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { runCutline } from './run-cutline.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cutline-clean-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const captions = `A lamplighter climbs the tower in Tarn Hollow, Thursday, March 4, 2021. (AP Photo/Ida Brandt)
A lamplighter climbs the tower in Tarn Hollow, Thursday, March 4, 2021. (AP Photo/Ida Brandt)
Two ferrymen mend a net on the quay in Tarn Hollow, Friday, March 5, 2021. (AP Photo/Ida Brandt)
`;

describe('cutline clean', () => {
  test('prints one manifest with every entry placed', async () => {
    const { status, stdout, stderr } = await runCutline(['clean', await file('lamps.txt', captions)]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const manifest = JSON.parse(stdout) as Manifest;
    expect(manifest.report).toEqual({ entries: 3, items: 2, collapsed: 1 });
    expect(manifest.items.map(({ entries }) => entries.map(({ locator }) => locator))).toEqual([
      [{ line: 1 }, { line: 2 }],
      [{ line: 3 }],
    ]);
    expect(manifest.source).toEqual({ format: 'text', name: 'lamps.txt', uri: null });
  });

  test('reads stdin and prints the same items', async () => {
    const { status, stdout } = await runCutline(['clean', '-', '--reference-date', '2021-03-06'], captions);
    expect(status).toBe(0);
    const manifest = JSON.parse(stdout) as Manifest;
    expect(manifest.referenceDate).toEqual({ value: '2021-03-06', basis: 'given' });
    expect(manifest.items).toHaveLength(2);
  });

  test('writes the format that is asked for, under its own ending', async () => {
    const paths = [await file('quay.txt', captions), await file('net.txt', captions)];
    const out = join(folder, 'tables');
    expect(await runCutline(['clean', ...paths, '--format', 'csv', '--out', out])).toMatchObject({
      status: 0,
    });
    expect((await readdir(out)).toSorted()).toEqual(['net.csv', 'quay.csv']);
    const lines = (await runCutline(['clean', ...paths, '--format', 'ninjs'])).stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { type: 'composite', associations: [{ by: 'Ida Brandt' }, { by: 'Ida Brandt' }] },
      { type: 'composite' },
    ]);
    const refused = await runCutline(['clean', ...paths, '--format', 'html']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('html of several galleries wants --out DIR');
    const report = await runCutline(['clean', paths[0] ?? '', '--format', 'html']);
    expect(report.stdout).toMatch(/^<!doctype html>/u);
  });

  test('gives the same bytes every time', async () => {
    const path = await file('twice.txt', captions);
    const [first, second] = await Promise.all([runCutline(['clean', path]), runCutline(['clean', path])]);
    expect(first.stdout).toBe(second.stdout);
  });

  test('prints a manifest a line for several inputs', async () => {
    const paths = [await file('one.txt', captions), await file('two.txt', captions)];
    const { stdout } = await runCutline(['clean', ...paths]);
    const names = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Manifest).source.name);
    expect(names).toEqual(['one.txt', 'two.txt']);
  });

  test('writes files with --out, and two inputs of one name do not overwrite each other', async () => {
    const path = await file('same.txt', captions);
    const out = join(folder, 'new', 'out');
    const { status, stdout } = await runCutline(['clean', path, path, '--out', out]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(await readdir(out)).toEqual(['same-2.manifest.json', 'same.manifest.json']);
    const written = JSON.parse(await readFile(join(out, 'same.manifest.json'), 'utf8')) as Manifest;
    expect(written.items).toHaveLength(2);
  });
});

describe('cutline clean explains and prints as the house wants', () => {
  test('tells with --explain why each entry stands where it stands', async () => {
    const { status, stdout } = await runCutline(['clean', await file('why.txt', captions), '--explain']);
    expect(status).toBe(0);
    expect(stdout).toContain('why.txt: (no headline)\nread as text; 3 entries → 2 items, 1 collapsed');
    expect(stdout).toContain('credit  AP Photo/Ida Brandt (creators: Ida Brandt; agency: AP)');
    expect(stdout).toContain('date    2021-03-04 (stated, from "Thursday, March 4, 2021")');
    expect(stdout).toContain('- line 2: exact 1.00, same words\n     taken for a caption: carries a credit');
  });

  test('prints credits in a house style and cuts datelines', async () => {
    const path = await file(
      'house.txt',
      'TARN HOLLOW, MAINE - MARCH 4: A lamplighter climbs the tower on March 4, 2021. (AP Photo/Ida Brandt)\n',
    );
    const { stdout } = await runCutline(['clean', path, '--credit-style', 'comma', '--datelines', 'cut']);
    const [item] = (JSON.parse(stdout) as Manifest).items;
    expect(item?.credit).toMatchObject({ line: 'Ida Brandt, AP', creators: ['Ida Brandt'], agency: 'AP' });
    expect(item?.caption.text).toBe('A lamplighter climbs the tower on March 4, 2021.');
    expect(item?.date.value).toBe('2021-03-04');
  });

  test("cleans under a desk's rules, and tells which row of them is wrong", async () => {
    const path = await file('rules.txt', captions);
    const style = { creditStyle: 'comma' };
    const rules = await file('desk-rules.json', JSON.stringify({ house: style }));
    const { stdout } = await runCutline(['clean', path, '--rules', rules]);
    const plain = JSON.parse((await runCutline(['clean', path])).stdout) as Manifest;
    const manifest = JSON.parse(stdout) as Manifest;
    expect(manifest.items[0]?.credit.line).toBe('Ida Brandt, AP');
    expect(manifest.producer.rules).not.toBe(plain.producer.rules);
    const wrong = await file(
      'wrong-rules.json',
      JSON.stringify({ photographers: [{ name: 'Ida', age: 4 }] }),
    );
    const result = await runCutline(['clean', path, '--rules', wrong]);
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/wrong-rules\.json: photographers\[0\] \("Ida"\): .*age/);
  });

  test.each([
    [['--credit-style', 'bold'], 1, /no credit style is called 'bold'; there are wire, slash, comma/],
    [['--datelines', 'gone'], 2, /--datelines wants kept or cut, not 'gone'/],
  ])('refuses %j', async (options, status, message) => {
    const result = await runCutline(['clean', await file('style.txt', captions), ...options]);
    expect(result.status).toBe(status);
    expect(result.stderr).toMatch(message);
  });
});

describe('cutline clean does what editors decided', () => {
  async function decisionsAbout(path: string, changes: object = {}): Promise<string> {
    const { items } = JSON.parse((await runCutline(['clean', path])).stdout) as Manifest;
    const entries = items.flatMap((item) => item.entries.slice(0, 1).map(({ key }) => key));
    const merge = { id: 'd1', kind: 'merge', entries, who: 'Runa Holt', when: '2026-05-04T10:00:00Z' };
    return file('decisions.json', JSON.stringify([{ ...merge, ...changes }]));
  }

  test('reads decisions from a file and says with --explain whose word it was', async () => {
    const path = await file('decided.txt', captions);
    const decisions = await decisionsAbout(path, { note: 'one evening' });
    const { stdout } = await runCutline(['clean', path, '--decisions', decisions]);
    const manifest = JSON.parse(stdout) as Manifest;
    expect(manifest.report).toEqual({ entries: 3, items: 1, collapsed: 2 });
    expect(manifest.decisions.applied).toEqual(['d1']);
    const explained = await runCutline(['clean', path, '--decisions', decisions, '--explain']);
    expect(explained.stdout).toContain('decided d1: merge, Runa Holt, 2026-05-04T10:00:00Z, "one evening"');
    expect(explained.stdout).toContain('an editor merged them');
  });

  test('tells where a list of decisions is wrong, before anything is cleaned', async () => {
    const path = await file('decided.txt', captions);
    const decisions = await decisionsAbout(path, { kind: 'join' });
    const { status, stdout, stderr } = await runCutline(['clean', path, '--decisions', decisions]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^cutline: decisions\.json is no list of decisions: \/0\/kind must be one of .+\n$/,
    );
    const broken = await file('broken-decisions.json', '[{');
    const result = await runCutline(['clean', path, '--decisions', broken]);
    expect(result.stderr).toMatch(/^cutline: broken-decisions\.json is no list of decisions: .+\n$/);
  });
});

describe('cutline clean says in one line which input is wrong and why', () => {
  const cases: readonly [string, () => Promise<string>, RegExp][] = [
    ['an empty file', () => file('empty.txt', ''), /empty\.txt.*(empty|no text)/i],
    ['white space only', () => file('blank.txt', ' \n\t\n '), /blank\.txt.*(empty|no text)/i],
    [
      'a binary file',
      () => file('photo.txt', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0, 1, 0, 0])),
      /photo\.txt/,
    ],
    ['no caption', () => file('note.txt', 'Please call the desk back.'), /note\.txt.*caption/],
    [
      'invalid JSON',
      () => file('broken.json', '{ "headline": "Ash", "entries": [ { "caption": '),
      /broken\.json/,
    ],
    ['a path that does not exist', async () => join(folder, 'nowhere.txt'), /nowhere\.txt.*no such file/],
    [
      'a folder of several galleries',
      async () => folder,
      /holds several galleries \(.*\.txt.*\): hand them in/,
    ],
  ];
  test.each(cases)('%s', async (_name, makeInput, message) => {
    const { status, stdout, stderr } = await runCutline(['clean', await makeInput()]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(message);
  });

  test('more entries than a gallery may have', async () => {
    const entries = Array.from({ length: 10_001 }, (_, index) => ({ caption: `Boat ${index} leaves. (AP)` }));
    const { status, stderr } = await runCutline([
      'clean',
      await file('fleet.json', JSON.stringify({ entries })),
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/fleet\.json has 10001 entries; a gallery may have 10000/);
  });

  test('a file larger than the limit, without reading it', async () => {
    const path = await file('huge.txt', '');
    const { truncate } = await import('node:fs/promises');
    await truncate(path, 101 * 1024 * 1024);
    const { status, stderr } = await runCutline(['clean', path]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/huge\.txt is larger than 100 MiB/);
  });

  test('an output folder that cannot be written, before anything is cleaned', async () => {
    const blocked = await file('blocked', '');
    const { status, stderr } = await runCutline([
      'clean',
      await file('ok.txt', captions),
      '--out',
      join(blocked, 'out'),
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/cannot write to .*blocked/);
  });

  test.skipIf(process.getuid?.() === 0)('a file without read permission', async () => {
    const path = await file('secret.txt', captions);
    await chmod(path, 0o000);
    expect((await runCutline(['clean', path])).stderr).toMatch(/secret\.txt: permission denied/);
  });

  test('and cleans the others', async () => {
    const { status, stdout, stderr } = await runCutline([
      'clean',
      join(folder, 'gone.txt'),
      await file('fine.txt', captions),
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/gone\.txt/);
    expect((JSON.parse(stdout) as Manifest).source.name).toBe('fine.txt');
  });
});

describe('wrong usage ends with 2', () => {
  test.each([
    [['clean']],
    [['clean', 'a.txt', '--reference-date', '2020-02-30']],
    [['clean', 'a.txt', '--reference-date', 'Friday']],
    [['clean', 'a.txt', '--frmat', 'csv']],
    [['clean', 'a.txt', '--format', 'docx']],
    [['polish', 'a.txt']],
  ])('%j', async (args) => {
    const { status, stdout, stderr } = await runCutline(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^cutline: .+\nTry 'cutline --help'\.\n$/);
  });

  test('help is no error', async () => {
    const { status, stdout, stderr } = await runCutline(['clean', '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: cutline clean INPUT…');
  });
});
