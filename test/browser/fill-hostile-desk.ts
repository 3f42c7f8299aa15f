import { setTimeout } from 'node:timers/promises';
import { createClient } from '../../src/client/cutline-client.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { makePhoto } from '../generators/photos.ts';

/** A text that would run in a page that does not take it for text; `field` says where it came in. */
export function attack(field: string): string {
  return `"'></textarea></title><img src=x onerror="ran('${field}')"><script>ran('${field}')</script><svg onload=ran('${field}')><a href="javascript:ran('${field}')">${field}</a>`;
}

/** A caption that is one, so that it is kept, with an attack in it. */
function caption(field: string, more: string): string {
  return `${more} ${attack(field)} at the quay of Ostrand, May 4, 2026. (AP Photo/Ida Brandt)`;
}

/** Fills every field that others fill with an attack; the addresses at which a person, or a browser, meets them. */
export async function fillHostileDesk(address: string): Promise<readonly string[]> {
  const client = createClient({ baseUrl: address });
  const who = attack('who').slice(0, 200);
  const { gallery, run } = await client.submitGallery({
    bytes: JSON.stringify({
      headline: attack('headline'),
      entries: [
        {
          photo: photoName,
          caption: caption('caption', 'A ferry leaves'),
          credit: attack('credit'),
          byline: attack('byline'),
        },
        { caption: caption('twin', 'A ferry leaves early'), source: attack('entry-source') },
        {
          caption: `A baker ${attack('uncredited')} sells bread in Ostrand, Friday, May 4, 2026.`,
          headline: attack('entry-headline'),
        },
      ],
    }),
    name: attack('name').slice(0, 200),
    source: attack('source').slice(0, 100),
    photos: [
      { name: photoName, content: new Blob([Uint8Array.from(await makePhoto(5))], { type: 'image/jpeg' }) },
      { name: 'net.jpg', content: new Blob(['<script>ran("photo")</script>'], { type: 'image/jpeg' }) },
    ],
  });
  await client.followRun(run.id);
  const failed = await client
    .submitGallery({ bytes: '', name: attack('failed').slice(0, 200), source: 'wire' })
    .catch(() => null);
  if (failed !== null) await client.followRun(failed.run.id);
  const lost = await client.submitGallery({
    bytes: `<?xml version="1.0"?><${'x'.repeat(10)} a="${attack('xml').replaceAll('"', '')}"/>`,
    name: attack('lost').slice(0, 200),
    source: 'wire',
  });
  await client.followRun(lost.run.id);
  const page = await client.submitGallery({
    bytes: `<!doctype html><title>${attack('title')}</title><figure><img src="https://wire.example/a.jpg"><figcaption>${caption('figure', 'A seal waits')}</figcaption></figure>`,
    name: 'page.html',
    source: 'wire',
  });
  await client.followRun(page.run.id);
  const manifest = JSON.parse(await client.fetchManifest(gallery.id)) as Manifest;
  const [entry = ''] = manifest.items.flatMap(({ entries }) => entries.map(({ key }) => key));
  const decided = await client.decide(
    gallery.id,
    [{ kind: 'caption', entries: [entry], value: attack('decided'), note: attack('note') }],
    who,
  );
  await client.followRun(decided.run.id);
  const rules = {
    agencies: {
      set: [{ name: attack('agency').slice(0, 200), forms: { [attack('form').slice(0, 200)]: [] } }],
    },
    photographers: [
      { name: attack('photographer').slice(0, 200), spellings: [attack('spelling').slice(0, 200)] },
    ],
    words: { 'captions.promoStarts': { added: [attack('word').slice(0, 200)] } },
    creditStyles: [{ name: 'odd', templates: [{ line: `{creators} ${attack('style').slice(0, 150)}` }] }],
    house: { creditStyle: 'odd' },
  };
  await client.saveRules({ rules, reason: attack('reason'), requestedBy: who });
  const again = await client.requestRun(gallery.id, { reason: attack('rerun'), requestedBy: who });
  await client.followRun(again.run.id);
  const bulk = await client.requestBulkRerun({ reason: attack('bulk'), requestedBy: who, preview: true });
  while ((await client.fetchBulkRerun(bulk.id)).state === 'working') await setTimeout(100);
  await client.setPaused('polls', true, who);
  const inQuery = encodeURIComponent(attack('query'));
  return [
    '/',
    `/?search=${inQuery}&source=${inQuery}`,
    `/galleries/${gallery.id}`,
    `/galleries/${gallery.id}?history`,
    `/galleries/${gallery.id}?compare=${run.id}..${again.run.id}`,
    `/galleries/${lost.gallery.id}`,
    `/galleries/${page.gallery.id}`,
    `/galleries/${inQuery}`,
    '/review',
    `/review?source=${inQuery}`,
    '/runs',
    '/runs/rerun',
    `/runs/reruns/${bulk.id}`,
    '/health',
    ...['sources', 'house', 'thresholds', 'agencies', 'words', 'names', 'changes', 'versions'].map(
      (part) => `/settings?part=${part}`,
    ),
    `/?login=${inQuery}`,
    `/${inQuery}`,
    `/api/${inQuery}`,
    `/api/galleries/${gallery.id}/manifest`,
    `/api/galleries/${gallery.id}/manifest?format=html`,
    `/api/galleries/${page.gallery.id}/manifest?format=html`,
    `/api/galleries/${gallery.id}/manifest?format=csv`,
    `/api/galleries/${gallery.id}/manifest?format=${inQuery}`,
    '/api/audit',
    '/api/docs',
    '/queues/',
    '/queues/queue/galleries?status=completed',
  ];
}

const photoName = `${attack('photo-name').replaceAll('/', '').slice(0, 120)}.jpg`;
