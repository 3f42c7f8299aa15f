import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openInTurn } from '../../src/intake/large-galleries.ts';
import { takeDelivery } from '../../src/intake/take-delivery.ts';
import { contentOf } from '../../src/storage/gallery-content.ts';
import { loadRevision } from '../../src/storage/revisions.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const mebibyte = 1024 * 1024;

describe.each(backends)('a large gallery, $name', (backend) => {
  let opened: OpenBackend;
  beforeAll(async () => {
    opened = await backend.open();
  });
  afterAll(() => opened.close());

  test('that calls itself by an id has a second revision when it comes changed', async () => {
    const entries = Array.from({ length: 50_000 }, (_, at) => ({
      caption: `Frame ${at} of a quay. ${'~'.repeat(100)}`,
    }));
    const print = (headline: string) => Buffer.from(JSON.stringify({ headline, entries, id: 'quay-17' }));
    const bytes = print('Divers surface');
    expect(bytes.length).toBeGreaterThan(6 * mebibyte);
    const first = await takeDelivery(opened.resources, makeDelivery({ bytes }));
    const second = await takeDelivery(opened.resources, makeDelivery({ bytes: print('Divers dive') }));
    expect(second.gallery).toMatchObject({ id: first.gallery.id, identity: 'quay-17', revision: 2 });
    const loaded = await loadRevision(opened.resources.database, first.gallery.id, 1);
    expect(Buffer.from(loaded?.bytes ?? []).equals(bytes)).toBe(true);
  });
});

test('large galleries are opened one after the other, one that fails too; a small one does not wait for them', async () => {
  const large = contentOf(Buffer.alloc(4 * mebibyte + 1, 'a'));
  const story: string[] = [];
  const look = (name: string) => async () => {
    story.push(`${name} begins`);
    await sleep(20);
    story.push(`${name} ends`);
    if (name === 'first') throw new Error('it is no document');
  };
  const first = openInTurn(large, look('first'));
  const second = openInTurn(large, look('second'));
  await openInTurn(contentOf(Buffer.from('{}')), () => story.push('small'));
  await expect(first).rejects.toThrow('it is no document');
  await second;
  expect(story.filter((line) => line !== 'small')).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
  ]);
  expect(story.indexOf('small')).toBeLessThan(story.indexOf('second begins'));
});
