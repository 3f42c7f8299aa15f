import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/cutline-client.ts';
import { readPhoto } from '../../src/photos/read-photo.ts';
import { makePhoto } from '../generators/photos.ts';
import { makeTestFolder } from '../services/backends.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';
import { runCutline } from './run-cutline.ts';

const gallery = {
  headline: 'Boats',
  entries: [
    { caption: 'A ferry waits in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)', photo: 'Net 1.JPG' },
    { caption: 'A gull sits on a bollard in Ostrand. (AP Photo/Ida Brandt)' },
    { caption: 'A crane turns in Port Alder. (Ulf Marrow/Ostrand Courier via AP)', photo: 'crane.jpeg' },
  ],
};

describe('cutline export --write-photos', () => {
  let system: StartedCutline;
  let folder: string;
  let id: string;
  beforeAll(async () => {
    folder = await makeTestFolder();
    system = await startCutline();
    const client = createClient({ baseUrl: system.address });
    const photos = await Promise.all(
      ['Net 1.JPG', 'crane.jpeg'].map(async (name, seed) => ({
        name,
        content: new Blob([Uint8Array.from(await makePhoto(71 + seed))], { type: 'image/jpeg' }),
      })),
    );
    const bytes = JSON.stringify(gallery);
    const { gallery: made, run } = await client.submitGallery({
      bytes,
      name: 'boats.json',
      source: 'desk',
      photos,
    });
    await client.followRun(run.id);
    id = made.id;
  });
  afterAll(async () => {
    await system.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('writes the photos that are kept, with what their items say in them', async () => {
    const out = join(folder, 'photos');
    const { status, stderr } = await exportInto(out);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '1 manifests exported, 2 photos written\n' });
    expect((await readdir(join(out, id))).toSorted()).toEqual(['001-net-1.jpg', '003-crane.jpg']);
    const { metadata } = await readPhoto(await readFile(join(out, id, '003-crane.jpg')));
    for (const block of [metadata?.iim, metadata?.xmp])
      expect(block).toMatchObject({
        caption: 'A crane turns in Port Alder.',
        credit: 'Ulf Marrow/Ostrand Courier via AP',
        creators: ['Ulf Marrow'],
      });
  });

  test('leaves alone what is there already, and says so', async () => {
    const out = join(folder, 'twice');
    await exportInto(out);
    const { status, stderr } = await exportInto(out);
    expect(status).toBe(1);
    expect(stderr).toContain('is there already and was left alone');
    expect(stderr).toContain('1 manifests exported, 0 photos written');
  });

  function exportInto(out: string) {
    return runCutline([
      'export',
      '--out',
      join(folder, 'manifests'),
      '--write-photos',
      out,
      '--url',
      system.address,
    ]);
  }
});
