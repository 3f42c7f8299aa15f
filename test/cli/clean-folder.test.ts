import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { makePhotoDay } from '../generators/photo-days.ts';
import { makeXmp } from '../generators/photo-metadata.ts';
import { makeTestFolder } from '../services/backends.ts';
import { runCutline } from './run-cutline.ts';

let folder: string;
let photos: Readonly<Record<string, Buffer>>;
beforeAll(async () => {
  folder = await makeTestFolder();
  photos = await makePhotoDay();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function makeDay(name: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const day = join(folder, name);
  await mkdir(day, { recursive: true });
  for (const [file, content] of Object.entries({ ...photos, ...more }))
    await writeFile(join(day, file), content);
  return day;
}

async function clean(path: string): Promise<Manifest> {
  const { status, stdout, stderr } = await runCutline(['clean', path]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Manifest;
}

const text = 'A gull waits for fish in Port Alder on May 4, 2026. (AP Photo/Ida Brandt)\n';

describe('cutline clean takes', () => {
  test('a folder of photos and a zip archive of them, with the same items', async () => {
    const fromFolder = await clean(await makeDay('day'));
    expect(fromFolder).toMatchObject({
      headline: 'Ferry crews stop work',
      source: { format: 'photo-folder', name: 'day' },
      report: { entries: 3, items: 3 },
      warnings: [],
    });
    const path = join(folder, 'day.zip');
    await writeFile(path, zipSync({ ...photos, 'clip.mp4': Buffer.from('no photo') }));
    const fromArchive = await clean(path);
    expect(fromArchive.source.name).toBe('day.zip');
    expect(fromArchive.items).toEqual(fromFolder.items);
  });

  test('photos, and writes what it made of them into copies', async () => {
    const day = await makeDay('to-copy');
    const out = join(folder, 'copies');
    expect(await runCutline(['clean', day, '--write-photos', out])).toMatchObject({ status: 0, stderr: '' });
    expect((await clean(out)).items.map(({ caption }) => caption.text)).toContain(
      'A deckhand ties up the last ferry in Port Alder on Monday, May 4, 2026.',
    );
    expect(await runCutline(['clean', day, '--write-photos', day])).toMatchObject({ status: 2 });
  });

  test('the files beside the photos', async () => {
    const day = await makeDay('beside', {
      'ferry-3.xmp': makeXmp({ caption: 'Gulls circle the idle ferry.', creators: ['Ida Brandt'] }),
      'ferry-2.jpg.json': JSON.stringify({ caption: 'Commuters walk home from the pier.' }),
    });
    const { items } = await clean(day);
    expect(items.map(({ caption, credit }) => [caption.text, credit.line]).slice(1)).toEqual([
      ['Commuters walk home from the pier.', 'Zoë Müller/AP'],
      ['Gulls circle the idle ferry.', 'Ida Brandt'],
    ]);
  });

  test('the gallery file of a folder, and its photos as that gallery\u2019s', async () => {
    const entries = [{ caption: text, photo: 'ferry-1.jpg' }];
    const day = await makeDay('named', { 'day.json': JSON.stringify({ headline: 'Gulls', entries }) });
    const manifest = await clean(day);
    expect(manifest).toMatchObject({
      headline: 'Gulls',
      items: [{ caption: { text: text.replace(/ \(.*\n/, '') }, photo: { width: 320 } }],
      warnings: [{ code: 'photo-unused' }, { code: 'photo-unused' }],
    });
  });

  test('what lies in the folder and nothing that a link in it points to', async () => {
    const day = await makeDay('linked');
    await writeFile(join(folder, 'secret.txt'), text);
    await symlink(join(folder, 'secret.txt'), join(day, 'secret.txt'));
    expect((await clean(day)).source.format).toBe('photo-folder');
  });
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    'two galleries',
    { 'a.txt': text, 'b.html': '<p>x' },
    /two\S* holds several galleries \(a\.txt, b\.html\)/,
  ],
  ['a gallery without captions', { 'notes.txt': 'call the desk' }, /no caption was found/],
])('cutline clean says of a folder with %s what is wrong', async (_name, more, message) => {
  const { status, stdout, stderr } = await runCutline([
    'clean',
    await makeDay(`two-${Object.keys(more).length}`, more),
  ]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(message);
});

test('cutline clean says of an empty folder that there is nothing in it', async () => {
  await mkdir(join(folder, 'empty'));
  const { status, stderr } = await runCutline(['clean', join(folder, 'empty')]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/empty holds no gallery: neither photos nor a gallery file/);
});
