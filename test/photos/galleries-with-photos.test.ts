import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import type { PhotoFile } from '../../src/pipeline/photos/attach-photos.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import { readPhoto } from '../../src/photos/read-photo.ts';
import { loadRules } from '../../src/rules.ts';
import { edits, makePhoto } from '../generators/photos.ts';

const rules = loadRules();

async function clean(
  entries: readonly { readonly caption: string; readonly photo?: string }[],
  photos: Readonly<Record<string, Buffer>>,
): Promise<Manifest> {
  const files: PhotoFile[] = [];
  for (const [name, bytes] of Object.entries(photos)) files.push({ name, ...(await readPhoto(bytes)) });
  const bytes = Buffer.from(JSON.stringify({ entries }));
  return runPipeline(
    { bytes, name: 'made.json', uri: null, mediaType: null, photos: files },
    defaultSettings,
    rules,
  );
}

function edited(name: string, photo: Buffer): Promise<Buffer> {
  const edit = edits.find((each) => each.name === name);
  if (edit === undefined) throw new Error(`no edit ${name}`);
  return edit.edit(photo);
}

const net = 'Skipper John Lind mends a net in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)';

describe('photos decide what words cannot', () => {
  test('one frame under two names with a revised caption is one item', async () => {
    const photo = await makePhoto(1);
    const { items } = await clean(
      [
        { caption: net, photo: 'net-1.jpg' },
        { caption: `CORRECTS NAME - ${net.replace('John Lind', 'Maria Holt')}`, photo: 'net-web.webp' },
      ],
      { 'net-1.jpg': photo, 'net-web.webp': await edited('WebP 60', photo) },
    );
    expect(items).toHaveLength(1);
    expect(items[0]?.entries.map(({ relation }) => relation)).toEqual(['representative', 'revision']);
    expect(items[0]?.entries[1]?.reason).toMatch(/^the same frame \(\d+ of 256 bits differ\)/);
    expect(items[0]?.photo).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      width: 960,
      height: 640,
      perceptualHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  test('two frames of a burst with one caption are two items that share it', async () => {
    const { items } = await clean(
      [
        { caption: net, photo: 'net-1.jpg' },
        { caption: net, photo: 'net-2.jpg' },
      ],
      { 'net-1.jpg': await makePhoto(1), 'net-2.jpg': await makePhoto(1, { moved: 12 }) },
    );
    expect(items.map(({ flags }) => flags)).toEqual([['shares-caption'], ['shares-caption']]);
  });

  test('a photo sent twice under two names is one item', async () => {
    const photo = await makePhoto(3);
    const { items } = await clean(
      [{ caption: net, photo: 'a.jpg' }, { caption: net, photo: 'b.jpg' }, { caption: net }],
      { 'a.jpg': photo, 'b.jpg': photo },
    );
    expect(items).toHaveLength(1);
    expect(items[0]?.entries).toHaveLength(3);
  });

  test('an entry without a photo joins by its words, another photo stays apart', async () => {
    const { items } = await clean(
      [
        { caption: net, photo: 'net.jpg' },
        { caption: net.replace(/ \(AP.*/, '') },
        { caption: 'A gull waits for fish in Ostrand on May 4, 2026.', photo: 'gull.jpg' },
      ],
      { 'net.jpg': await makePhoto(4), 'gull.jpg': await makePhoto(5) },
    );
    expect(items.map(({ entries }) => entries.length)).toEqual([2, 1]);
  });

  test('of two pictures called alike neither is used, and the desk is told', async () => {
    const manifest = await clean([{ caption: net, photo: 'net.jpg' }], {
      'net.jpg': await makePhoto(6),
      'NET.JPG': await makePhoto(7),
    });
    expect(manifest.items[0]?.photo).toMatchObject({ uri: 'net.jpg', sha256: null });
    expect(manifest.warnings.map(({ code }) => code)).toEqual(['photo-name-repeated']);
  });

  test('one picture that came twice under its name is used', async () => {
    const photo = await makePhoto(6);
    const manifest = await clean([{ caption: net, photo: 'net.jpg' }], {
      'net.jpg': photo,
      'NET.JPG': photo,
    });
    expect(manifest.items[0]?.photo).toMatchObject({ sha256: expect.any(String) as string });
    expect(manifest.warnings).toEqual([]);
  });

  test('a broken photo is a warning with its reason, and a file nobody names is one too', async () => {
    const manifest = await clean([{ caption: net, photo: 'net.jpg' }], {
      'net.jpg': (await makePhoto(6)).subarray(0, 2000),
      'notes.txt': Buffer.from('call the desk'),
    });
    expect(manifest.items).toHaveLength(1);
    expect(manifest.items[0]?.photo).toMatchObject({ uri: 'net.jpg', sha256: null });
    expect(manifest.warnings).toEqual([
      { code: 'photo-unreadable', message: expect.stringContaining('cannot be decoded') as string, entry: 0 },
      { code: 'photo-unused', message: 'no entry names the photo notes.txt' },
    ]);
  });
});
