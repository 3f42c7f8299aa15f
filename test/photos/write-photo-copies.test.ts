import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { ExifTool } from 'exiftool-vendored';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMetadataWriter } from '../../src/photos/metadata-writer.ts';
import { readFolderGallery } from '../../src/photos/read-folder-gallery.ts';
import { writePhotoCopies } from '../../src/photos/write-photo-copies.ts';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import { loadRules } from '../../src/rules.ts';
import { makePhotoDay } from '../generators/photo-days.ts';
import { makeTestFolder } from '../services/backends.ts';

let folder: string;
let day: string;
let photos: Readonly<Record<string, Buffer>>;
beforeAll(async () => {
  folder = await makeTestFolder();
  photos = await makePhotoDay();
  day = join(folder, 'day');
  await mkdir(day);
  for (const [name, bytes] of Object.entries(photos)) await writeFile(join(day, name), bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const rules = loadRules();

async function clean(path: string): Promise<Manifest> {
  return runPipeline(await readFolderGallery(path), defaultSettings, rules);
}

async function digests(path: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(path)).toSorted();
  const files = await Promise.all(names.map((name) => readFile(join(path, name))));
  return Object.fromEntries(
    names.map((name, at) => [
      name,
      createHash('sha256')
        .update(files[at] ?? '')
        .digest('hex'),
    ]),
  );
}

/** A manifest as a desk has corrected it: words of many alphabets, a long credit, and a day. */
function corrected(manifest: Manifest): Manifest {
  const items = manifest.items.map((item, at) => ({
    ...item,
    caption: { ...item.caption, text: `Fähre ${at + 1} wartet – „morgen“, sagt Zoë O’Neill.\nПристань, 港.` },
    credit: {
      ...item.credit,
      line: `Zoë Müller/The Ostrand Harbor Courier and Gazette via AP`,
      creators: ['Zoë Müller'],
    },
    date: { value: '2026-05-04', precision: 'day', basis: 'stated', text: null } as const,
  }));
  return { ...manifest, items };
}

describe('copies of photos', () => {
  test('say what their items do, and the photos stay as they are', async () => {
    const before = await digests(day);
    const manifest = corrected(await clean(day));
    const out = join(folder, 'copies');
    expect(await writePhotoCopies(manifest, [day], out)).toEqual({ written: 3, problems: [] });
    expect(await digests(day)).toEqual(before);
    const read = await clean(out);
    expect(read.warnings).toEqual([]);
    expect(
      read.items.map(({ caption, credit, date, photo }) => [
        caption.text,
        credit.line,
        date.value,
        photo?.uri,
      ]),
    ).toEqual(
      manifest.items.map(({ caption, credit, date, photo }) => [
        caption.text.replace('\n', ' '),
        credit.line,
        date.value,
        photo?.uri,
      ]),
    );
  });

  test('come out of an archive, and replace nothing that is there', async () => {
    const path = join(folder, 'day.zip');
    await writeFile(path, zipSync({ ...photos, 'notes/read me.bin': Buffer.from('no photo') }));
    const out = join(folder, 'from-archive');
    await mkdir(out);
    const [name = ''] = Object.keys(photos);
    await writeFile(join(out, name), 'somebody’s own');
    const { written, problems } = await writePhotoCopies(await clean(path), [path], out);
    expect(written).toBe(2);
    expect(problems).toEqual([`${name}: ${join(out, name)} is there already and was left alone`]);
    expect(await readFile(join(out, name), 'utf8')).toBe('somebody’s own');
  });

  test('are not mixed with the photos', async () => {
    const manifest = await clean(day);
    const before = await digests(day);
    for (const out of [day, join(day, 'copies'), `${day}/../day`])
      await expect(writePhotoCopies(manifest, [day], out)).rejects.toMatchObject({ code: 'USAGE' });
    await rm(join(day, 'copies'), { recursive: true });
    expect(await digests(day)).toEqual(before);
  });
});

describe('what writes into photos says what it lacks', () => {
  test('the package', async () => {
    const load = () => Promise.reject(new Error('ERR_MODULE_NOT_FOUND'));
    await expect(openMetadataWriter(load)).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      message: expect.stringContaining('npm install exiftool-vendored') as string,
    });
  });

  test('perl', async () => {
    const load = () =>
      Promise.resolve({ ExifTool, exiftoolPath: () => Promise.resolve('/nothing/exiftool') });
    await expect(openMetadataWriter(load)).rejects.toMatchObject({
      code: 'OUTPUT_UNWRITABLE',
      message: expect.stringContaining('it needs perl') as string,
    });
  });
});
