import { createHmac } from 'node:crypto';
import { mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Checkpoint } from '../../src/checkpoints.ts';
import { type RunningSystem, startSystem } from '../../src/cli/start-system.ts';
import { readSettings } from '../../src/settings.ts';
import type { Database } from '../../src/storage/database.ts';
import { openPostgresDatabase } from '../../src/storage/postgres-database.ts';
import { makePhoto } from '../generators/photos.ts';
import { makeTestFolder } from '../services/backends.ts';
import { sampleGallery } from '../services/deliveries.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';
import { findTestServers, skipMessage, type TestRoom } from '../services/test-servers.ts';
import { writeConfig } from '../services/write-config.ts';
import { tellFigure } from './figures/figures.ts';

const servers = await findTestServers();
if (servers === null) process.stderr.write(`${skipMessage}\n`);
const secret = 'a key that the desk and the wire share';

/** Each test has a process killed at a checkpoint, and another go on in its place with its records, its queue and its folders. */
describe.skipIf(servers === null)(
  'a process that is killed in the middle of intake',
  { timeout: 60_000 },
  () => {
    let room: TestRoom;
    let database: Database;
    let photo: Buffer;
    beforeAll(async () => {
      if (servers === null) return;
      room = await servers.openRoom();
      database = await openPostgresDatabase(room.servers.databaseUrl, () => {});
      photo = await makePhoto(7);
    });
    let converged = 0;
    afterAll(async () => {
      const all = overHttp.length + inFolders.length + refusals.length;
      await tellFigure(2, `intake: ${converged} of ${all} steps converged`, 'intake');
      await database?.close();
      await room?.close();
      await servers?.close();
    });

    let dataDir: string;
    let configured: { readonly folder: string; readonly path: string };
    const closers: (() => Promise<unknown>)[] = [];
    beforeEach(async () => {
      dataDir = await makeTestFolder();
    });
    afterEach(async () => {
      for (const close of closers.splice(0).toReversed()) await close();
      await rm(dataDir, { recursive: true, force: true });
      await rm(configured.folder, { recursive: true, force: true });
    });

    function environment(): Record<string, string> {
      const { redisUrl, databaseUrl } = room.servers;
      const env = { LOG_LEVEL: 'error', REDIS_URL: redisUrl, DATABASE_URL: databaseUrl };
      return { ...env, NODE_ENV: 'test', WIRE_SECRET: secret, CUTLINE_CONFIG: configured.path };
    }

    /** A server without workers: what is killed holds no job. */
    async function startDoomed(checkpoint: Checkpoint): Promise<StartedCutline> {
      const args = ['--role', 'server', '--data-dir', dataDir, '--queue-prefix', room.queuePrefix];
      const doomed = await startCutline({ ...environment(), CUTLINE_DIE_AT: checkpoint }, args);
      closers.push(doomed.stop);
      return doomed;
    }

    /** As after a minute: whatever a dead process held for a while is given up, and its spool folder is old. */
    async function startSuccessor(): Promise<RunningSystem> {
      await database.query(`delete from leases`);
      await database.query(`update outbox set claimed_until = null`);
      await database.query(`update delivery_signatures set seen_at = seen_at - interval '2 minutes'`);
      const longAgo = new Date(Date.now() - 3_600_000);
      for (const left of await readdir(spoolFolder()))
        await utimes(join(spoolFolder(), left), longAgo, longAgo);
      const overrides = { port: 0, dataDir, queuePrefix: room.queuePrefix };
      const system = await startSystem(readSettings(overrides, environment()));
      closers.push(system.close);
      return system;
    }

    function spoolFolder(): string {
      return join(dataDir, 'photos/incoming');
    }

    async function count(source: string) {
      const [row] = await database.query<Record<string, string>>(
        `select (select count(*) from galleries where source = $1) as galleries,
              (select count(*) from revisions join galleries on gallery_id = id where source = $1) as revisions,
              (select count(*) from runs join galleries on gallery_id = galleries.id where source = $1) as runs,
              (select count(*) from runs join galleries on gallery_id = galleries.id
                where source = $1 and state = 'succeeded') as succeeded,
              (select count(*) from publications where source = $1) as publications,
              (select count(*) from outbox where published_at is null) as waiting`,
        [source],
      );
      return row;
    }

    const once = {
      galleries: '1',
      revisions: '1',
      runs: '1',
      succeeded: '1',
      publications: '1',
      waiting: '0',
    };

    async function expectOnce(source: string): Promise<void> {
      await expect.poll(() => count(source), { timeout: 20_000, interval: 50 }).toEqual(once);
      // The successor's own room, and nothing in it.
      const rooms = await readdir(spoolFolder());
      expect(rooms).toHaveLength(1);
      expect(await readdir(join(spoolFolder(), rooms[0] ?? ''))).toEqual([]);
    }

    const overHttp: readonly (readonly [Checkpoint, number])[] = [
      ['body-received', 202],
      ['photos-kept', 202],
      ['signature-claimed', 202],
      ['gallery-written', 202],
      ['gallery-kept', 200],
      ['signature-settled', 200],
      ['answered', 200],
      ['relay-claimed', 200],
      ['relay-queued', 200],
      ['relay-marked', 200],
    ];

    test.each(overHttp)(
      'over HTTP, at %s, has the sender repeat its request and be told %i',
      async (step, status) => {
        const source = `http-${step}`;
        configured = await writeConfig({ sources: [{ name: source, hmac: { secretEnv: 'WIRE_SECRET' } }] });
        const send = await signForm(source, photo);
        const doomed = await startDoomed(step);
        await send(doomed.address).catch(() => null);
        expect(await doomed.ended).toBe('SIGKILL');
        const successor = await startSuccessor();
        expect((await send(successor.address)).status).toBe(status);
        await expectOnce(source);
        converged += 1;
      },
    );

    async function list(part: string): Promise<readonly string[]> {
      const names: string[] = await readdir(join(configured.folder, 'drop', part)).catch(() => []);
      return names.toSorted();
    }

    async function watch(source: string, step: Checkpoint): Promise<StartedCutline> {
      configured = await writeConfig({
        sources: [{ name: source, folder: { path: 'drop', settleMs: 100 } }],
      });
      const doomed = await startDoomed(step);
      await expect.poll(() => list('.'), { timeout: 10_000 }).toEqual(['failed', 'processed', 'taking']);
      return doomed;
    }

    const inFolders: readonly Checkpoint[] = [
      'drop-room-made',
      'drop-claimed',
      'drop-read',
      'photos-kept',
      'gallery-written',
      'gallery-kept',
      'drop-taken',
      'place-drafted',
      'place-reserved',
      'drop-moved',
      'drop-released',
    ];

    test.each(inFolders)('at a drop folder, at %s, needs nobody to do anything', async (step) => {
      const source = `drop-${step}`;
      const doomed = await watch(source, step);
      const folder = join(configured.folder, 'drop');
      await mkdir(join(folder, 'strike.tmp'));
      await writeFile(join(folder, 'strike.tmp/strike.txt'), galleryOf(source));
      await writeFile(join(folder, 'strike.tmp/pier.jpg'), photo);
      await rename(join(folder, 'strike.tmp'), join(folder, 'strike'));
      expect(await doomed.ended).toBe('SIGKILL');
      await startSuccessor();
      await expectOnce(source);
      await expect.poll(() => list('processed'), { timeout: 10_000 }).toEqual(['strike']);
      await expect.poll(() => list('taking')).toEqual([]);
      expect(await list('processed/strike')).toEqual(['pier.jpg', 'strike.txt']);
      expect([await list('.'), await list('failed')]).toEqual([['failed', 'processed', 'taking'], []]);
      converged += 1;
    });

    const refusals: readonly Checkpoint[] = [
      'drop-refused',
      'place-drafted',
      'place-reserved',
      'reason-written',
      'drop-moved',
    ];

    test.each(refusals)('at a file that is no gallery, at %s, moves it aside once', async (step) => {
      const doomed = await watch(`bad-${step}`, step);
      await writeFile(join(configured.folder, 'drop/call.txt'), 'Please call the desk back.');
      expect(await doomed.ended).toBe('SIGKILL');
      await startSuccessor();
      await expect
        .poll(() => list('failed'), { timeout: 10_000 })
        .toEqual(['call.txt', 'call.txt.error.txt']);
      await expect.poll(() => list('taking')).toEqual([]);
      expect([await list('.'), await list('processed')]).toEqual([['failed', 'processed', 'taking'], []]);
      converged += 1;
    });
  },
);

function galleryOf(source: string): string {
  return `${sampleGallery}\nA gull watches the pier for ${source}. (AP Photo/Ilse Marrow)\n`;
}

/** A form with a gallery and a photo, signed; sent again it is the same request. */
async function signForm(source: string, photo: Buffer): Promise<(address: string) => Promise<Response>> {
  const form = new FormData();
  form.append('gallery', new Blob([galleryOf(source)], { type: 'text/plain' }), 'strike.txt');
  form.append('photo', new Blob([Uint8Array.from(photo)], { type: 'image/jpeg' }), 'pier.jpg');
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
  const headers = {
    'content-type': encoded.headers.get('content-type') ?? '',
    'cutline-signature': `t=${time},v1=${signature}`,
  };
  return (address) => fetch(`${address}/api/galleries?source=${source}`, { method: 'POST', headers, body });
}
