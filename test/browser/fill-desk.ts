import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { createClient, type CutlineClient } from '../../src/client/cutline-client.ts';
import { makePhoto } from '../generators/photos.ts';

const texts = [
  'harbor-flood.txt',
  'night-market-slideshow.txt',
  'feria-del-puerto.txt',
  'tower-file-photos.txt',
];

/** Hands in galleries of several kinds, one with photos, one in Arabic, one that fails; the pages' addresses, by their names. */
export async function fillDesk(address: string): Promise<Readonly<Record<string, string>>> {
  const client = createClient({ baseUrl: address });
  const submit = async (name: string, bytes: Uint8Array | string, source = 'wire') => {
    const { gallery, run } = await client.submitGallery({ bytes, name, source });
    await client.followRun(run.id);
    return gallery.id;
  };
  for (const name of texts) await submit(name, await readFile(`examples/${name}`));
  await submit('call-the-desk.txt', 'Please call the desk.');
  await submit('ميناء.json', JSON.stringify(arabic));
  await submit('heats.json', JSON.stringify(heats));
  const { gallery, run } = await client.submitGallery({
    bytes: JSON.stringify({ headline: 'A morning at the quay', entries: quay }),
    name: 'quay.json',
    source: 'wire',
    photos: await Promise.all(
      quay.map(async ({ photo }, place) => ({
        name: photo,
        content: new Blob([Uint8Array.from(await makePhoto(place < 2 ? 5 : 6))], { type: 'image/jpeg' }),
      })),
    ),
  });
  await client.followRun(run.id);
  const rules = { house: { creditStyle: 'slash' } };
  await client.saveRules({ rules, reason: 'names come first from now on', requestedBy: 'Runa Holt' });
  return {
    galleries: '/',
    gallery: `/galleries/${gallery.id}`,
    review: '/review',
    runs: '/runs',
    health: '/health',
    settings: '/settings?part=house',
    ...(await rerun(client)),
  };
}

/** Cleans one gallery otherwise and all of them as a dry run; the addresses where that is seen. */
async function rerun(client: CutlineClient): Promise<Readonly<Record<string, string>>> {
  const { galleries } = await client.listGalleries({ search: 'Lanterns' });
  const galleryId = galleries[0]?.id ?? '';
  const first = galleries[0]?.publishedRunId ?? '';
  const settings = { creditStyle: 'comma' };
  const { run } = await client.requestRun(galleryId, { reason: 'house style', settings, requestedBy: 'Ada' });
  await client.followRun(run.id);
  const bulk = await client.requestBulkRerun({ reason: 'house style', settings, preview: true });
  while ((await client.fetchBulkRerun(bulk.id)).state === 'working') await setTimeout(100);
  return {
    rerun: '/runs/rerun',
    'dry-run': `/runs/reruns/${bulk.id}`,
    compare: `/galleries/${galleryId}?compare=${first}..${run.id}`,
    history: `/galleries/${galleryId}?history`,
  };
}

const quay = [
  { photo: 'quay-1.jpg', caption: 'A ferry leaves Ostrand at dawn, May 4, 2026. (AP Photo/Ida Brandt)' },
  { photo: 'quay-2.jpg', caption: 'A ferry leaves Ostrand at dawn on May 4, 2026.' },
  { photo: 'quay-3.jpg', caption: 'Bakers carry loaves to the market in Ostrand, Friday, May 4, 2026.' },
];

/** Two photos whose captions are nearly one. */
const heats = {
  headline: 'Heats on the lake',
  entries: ['rests', 'rests beside her oars'].map((deed) => ({
    caption: `A rower of the Ostrand club ${deed} after the third heat on Lake Verrin, May 4, 2026. Heats went on all day although the wind rose. (AP Photo/Ulf Marrow)`,
  })),
};

const arabic = {
  headline: 'صباح في الميناء',
  entries: [
    { caption: 'صيادون يصلحون شباكهم على رصيف الميناء في أوستراند، 4 مايو 2026. (AP Photo/Ida Brandt)' },
  ],
};
