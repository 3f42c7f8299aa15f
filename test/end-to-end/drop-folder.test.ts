import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleGallery } from '../services/deliveries.ts';
import { startFeedServer } from '../services/feed-server.ts';
import { startCutline } from '../services/start-cutline.ts';
import { writeConfig } from '../services/write-config.ts';

/** The headlines of the manifests that were published for a source. */
async function published(address: string, source: string): Promise<readonly unknown[]> {
  const answer = await fetch(`${address}/api/galleries?limit=50`);
  const { galleries } = (await answer.json()) as { galleries: { id: string; source: string }[] };
  const headlines = [];
  for (const { id } of galleries.filter((gallery) => gallery.source === source)) {
    const manifest = await fetch(`${address}/api/galleries/${id}/manifest`);
    if (manifest.ok) headlines.push(((await manifest.json()) as { headline: unknown }).headline);
  }
  return headlines;
}

test('the started program takes a file from its drop folder and a gallery from a feed, and publishes both', async () => {
  const feed = await startFeedServer();
  feed.serve('/galleries.json', {
    body: {
      galleries: [{ id: 'fair-1', headline: 'The fair is back', entries: [{ caption: 'A wheel. (AP)' }] }],
    },
  });
  const { folder, path } = await writeConfig({
    sources: [
      { name: 'desk', folder: { path: 'drop', settleMs: 200 } },
      {
        name: 'fairs',
        poll: {
          url: `${feed.address}/galleries.json`,
          kind: 'page',
          itemsAt: '/galleries',
          everySeconds: 1,
          inside: true,
        },
      },
    ],
  });
  const system = await startCutline({}, ['--config', path]);
  try {
    await expect.poll(() => readdir(join(folder, 'drop')), { timeout: 30_000 }).toContain('taking');
    await writeFile(join(folder, 'drop/ferry.txt'), sampleGallery);
    await expect
      .poll(() => published(system.address, 'desk'), { timeout: 60_000, interval: 500 })
      .toEqual(['Ferry crews stop work in Port Alder']);
    await expect
      .poll(() => published(system.address, 'fairs'), { timeout: 60_000, interval: 500 })
      .toEqual(['The fair is back']);
    // It is stored, and may be published, before it is moved.
    await expect.poll(() => readdir(join(folder, 'drop/processed'))).toEqual(['ferry.txt']);
  } finally {
    expect(await system.stop()).toBe(0);
    await feed.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
