import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '../../src/storage/audit.ts';
import { claimDelivery, type ClaimedDelivery, settleDelivery } from '../../src/storage/claimed-deliveries.ts';
import type { Database } from '../../src/storage/database.ts';
import {
  countDeliveries,
  type DeliveryRecord,
  findDelivery,
  listDeliveries,
  retryDelivery,
} from '../../src/storage/deliveries.ts';
import { type RegisteredOutput, registerOutputs } from '../../src/storage/outputs.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { publish } from '../services/publish.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const cms: RegisteredOutput = { name: 'cms', sources: null, from: 'now' };
const archive: RegisteredOutput = { name: 'archive', sources: null, from: 'now' };
const attempt = { responseStatus: 200, durationMs: 12.4, retryInMs: null };
const arrived = { ...attempt, state: 'delivered', error: null } as const;
const refused = { ...attempt, state: 'failed', error: 'no', responseStatus: 410 } as const;
const busy = { ...attempt, state: 'pending', error: 'busy', responseStatus: 503, retryInMs: 60_000 } as const;

describe.each(backends)('deliveries, $name', (backend) => {
  let opened: OpenBackend;
  let database: Database;
  beforeAll(async () => {
    opened = await backend.open();
    database = opened.resources.database;
  });
  afterEach(() => registerOutputs(database, []));
  afterAll(() => opened.close());

  test('are made for each output that wants the source, and for no other', async () => {
    const south: RegisteredOutput = { name: 'south', sources: ['south', 'west'], from: 'now' };
    await registerOutputs(database, [cms, south]);
    const north = await publish(database, randomUUID(), 'A mole.', { source: 'north' });
    const west = await publish(database, randomUUID(), 'A mole.', { source: 'west' });
    expect((await of(north.galleryId)).map(({ output }) => output)).toEqual(['cms']);
    const both = await of(west.galleryId);
    expect(both.map(({ output }) => output).toSorted()).toEqual(['cms', 'south']);
    expect(both[0]).toMatchObject({
      source: 'west',
      version: 1,
      kind: 'published',
      runId: west.runId,
      state: 'pending',
      attempts: 0,
      finishedAt: null,
    });
  });

  test('to a new output begin now, or with what every gallery says today', async () => {
    const identity = randomUUID();
    const { galleryId } = await publish(database, identity, 'Low water.');
    await publish(database, identity, 'High water.');
    await registerOutputs(database, [cms, { ...archive, from: 'beginning' }]);
    expect((await of(galleryId)).map(({ output, version }) => [output, version])).toEqual([['archive', 2]]);
    // The same file once more, at the next start.
    await registerOutputs(database, [cms, { ...archive, from: 'beginning' }]);
    await publish(database, identity, 'Ebb.');
    expect((await of(galleryId)).map(({ output, version, state }) => [output, version, state])).toEqual([
      ...['archive', 'cms'].map((output) => [output, 3, 'pending']),
      ['archive', 2, 'superseded'],
    ]);
  });

  test('to a new output miss nothing that is published while it is made known', async () => {
    const identities = Array.from({ length: 30 }, () => randomUUID());
    const publishing = identities.map((identity) => publish(database, identity, `Wave ${identity}.`));
    await registerOutputs(database, [{ ...archive, name: `new-${identities[0]}`, from: 'beginning' }]);
    const galleries = (await Promise.all(publishing)).map(({ galleryId }) => galleryId);
    for (const galleryId of galleries) expect(await of(galleryId)).toHaveLength(1);
  });

  test('to an output that is configured no more have failed, and are not tried again', async () => {
    await registerOutputs(database, [cms]);
    const { galleryId } = await publish(database, randomUUID(), 'A weir.');
    await registerOutputs(database, []);
    const [delivery] = await of(galleryId);
    expect(delivery).toMatchObject({ state: 'failed', error: 'the output is configured no more' });
    await expect(retryDelivery(database, delivery?.id ?? '', 'Ada')).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await publish(database, randomUUID(), 'Another weir.');
    expect(await claimDelivery(database, delivery?.id ?? '', 10)).toEqual({ kind: 'over' });
  });

  test('are claimed by one worker at a time, with the manifest’s bytes, and end once', async () => {
    await registerOutputs(database, [cms]);
    const { galleryId, runId, manifest } = await publish(database, randomUUID(), 'A lock gate.');
    const [{ id } = missing] = await of(galleryId);
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimDelivery(database, id, 10)));
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    const claimed = claims.find((claim) => claim.kind === 'claimed')?.delivery ?? missingClaim;
    expect(claimed).toMatchObject({ attempts: 1, manifest, publication: { galleryId, runId, version: 1 } });
    expect(await settleDelivery(database, claimed, arrived)).toBe(true);
    expect(await settleDelivery(database, claimed, refused)).toBe(false);
    expect(await findDelivery(database, id)).toMatchObject({
      state: 'delivered',
      attempts: 1,
      responseStatus: 200,
      durationMs: 12,
      finishedAt: expect.any(String),
    });
    expect(await claimDelivery(database, id, 10)).toEqual({ kind: 'over' });
  });

  test('are another worker’s when the first one’s time has passed, whose word then counts no more', async () => {
    await registerOutputs(database, [cms]);
    const { galleryId } = await publish(database, randomUUID(), 'A groyne.');
    const [{ id } = missing] = await of(galleryId);
    const dead = await claim(id, 0);
    const alive = await claim(id);
    expect(alive.attempts).toBe(2);
    expect(await settleDelivery(database, dead, arrived)).toBe(false);
    expect(await settleDelivery(database, alive, arrived)).toBe(true);
  });

  test('wait for their next attempt', async () => {
    await registerOutputs(database, [cms]);
    const { galleryId } = await publish(database, randomUUID(), 'A ford.');
    const [{ id } = missing] = await of(galleryId);
    await settleDelivery(database, await claim(id), busy);
    expect(await findDelivery(database, id)).toMatchObject({
      state: 'pending',
      error: 'busy',
      responseStatus: 503,
      nextAttemptAt: expect.any(String),
    });
    const early = await claimDelivery(database, id, 10);
    expect(early).toMatchObject({ kind: 'early', waitMs: expect.any(Number) });
  });

  test('of an older version are superseded where they wait, where they are retried and where they are claimed late', async () => {
    await registerOutputs(database, [cms]);
    const identity = randomUUID();
    const { galleryId } = await publish(database, identity, 'One.');
    const [first = missing] = await of(galleryId);
    const sent = await claim(first.id);
    await publish(database, identity, 'Two.');
    await publish(database, identity, 'Three.');
    const [third = missing, second = missing] = await of(galleryId);
    expect([second.state, third.state]).toEqual(['superseded', 'pending']);
    // While the first is being sent, no other goes.
    expect(await claimDelivery(database, third.id, 10)).toMatchObject({ kind: 'early' });
    expect(await settleDelivery(database, sent, busy)).toBe(true);
    expect(await findDelivery(database, first.id)).toMatchObject({
      state: 'superseded',
      nextAttemptAt: null,
    });
    expect((await claim(third.id)).publication.version).toBe(3);
  });

  test('that failed can be asked for again, until there is a newer version', async () => {
    await registerOutputs(database, [cms]);
    const identity = randomUUID();
    const { galleryId } = await publish(database, identity, 'A sluice.');
    const [{ id } = missing] = await of(galleryId);
    await expect(retryDelivery(database, id, 'Ada')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(retryDelivery(database, 'dlv_none', 'Ada')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await settleDelivery(database, await claim(id), refused);
    expect(await countDeliveries(database, 1)).toContainEqual({
      output: 'cms',
      pending: 0,
      failed: expect.any(Number),
    });
    expect(await retryDelivery(database, id, 'Ada')).toMatchObject({ state: 'pending', attempts: 0 });
    const { records } = await listAudit(database, { galleryId });
    expect(records[0]).toMatchObject({
      actor: 'Ada',
      action: 'redelivery-asked',
      detail: { deliveryId: id, output: 'cms', version: 1 },
    });
    await settleDelivery(database, await claim(id), refused);
    await publish(database, identity, 'A sluice, open.');
    await expect(retryDelivery(database, id, 'Ada')).rejects.toMatchObject({
      message: expect.stringContaining('a newer version goes instead'),
    });
  });

  test('of one gallery never swap, however many are claimed at the same moment', async () => {
    await registerOutputs(database, [cms]);
    const identity = randomUUID();
    const sent: number[] = [];
    let galleryId = '';
    let isPublishing = true;
    const work = async () => {
      while (isPublishing || (await of(galleryId)).some(({ state }) => state === 'pending')) {
        for (const { id, state } of await of(galleryId)) {
          if (state !== 'pending') continue;
          const claimed = await claimDelivery(database, id, 10);
          if (claimed.kind !== 'claimed') continue;
          sent.push(claimed.delivery.publication.version);
          await settleDelivery(database, claimed.delivery, arrived);
        }
      }
    };
    const workers = Promise.all([work(), work(), work()]);
    for (let take = 1; take <= 15; take += 1) {
      ({ galleryId } = await publish(database, identity, `Take ${take}.`));
    }
    isPublishing = false;
    await workers;
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent.at(-1)).toBe(15);
  });

  test('are listed by output and state, a page at a time', async () => {
    await registerOutputs(database, [cms, archive]);
    const { galleryId } = await publish(database, randomUUID(), 'A slipway.');
    await publish(database, randomUUID(), 'A breakwater.');
    const first = await listDeliveries(database, { output: 'archive', state: 'pending', limit: 1 });
    const next = await listDeliveries(database, {
      output: 'archive',
      state: 'pending',
      limit: 1,
      cursor: first.nextCursor,
    });
    expect(next.records.map((each) => each.galleryId)).toEqual([galleryId]);
    expect(first.records[0]?.output).toBe('archive');
  });

  async function claim(id: string, leaseSeconds = 10): Promise<ClaimedDelivery> {
    const claimed = await claimDelivery(database, id, leaseSeconds);
    if (claimed.kind !== 'claimed') throw new Error(`delivery ${id} was not to be had: ${claimed.kind}`);
    return claimed.delivery;
  }

  async function of(galleryId: string): Promise<readonly DeliveryRecord[]> {
    const { records } = await listDeliveries(database, { galleryId, limit: 100 });
    return records.toSorted((a, b) => b.version - a.version || (a.output < b.output ? -1 : 1));
  }
});

// What a test that found nothing goes on with, to fail at what it expects.
const missing = { id: 'dlv_missing' } as DeliveryRecord;
const missingClaim = { deliveryId: 'dlv_missing', fence: 0 } as ClaimedDelivery;
