import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { printManifest } from '../../src/pipeline/manifests/print-manifest.ts';
import { cleanDocument } from '../services/read-document.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openOutputs, type OpenOutput } from '../../src/outputs/open-outputs.ts';
import type { FileRule, Output } from '../../src/outputs/output.ts';
import { sendToFolder } from '../../src/outputs/send-to-folder.ts';
import { makeTestFolder } from '../services/backends.ts';
import { makeEmission } from '../services/emissions.ts';
import { startS3Server } from '../services/s3-server.ts';

const rule = {
  name: 'archive',
  sources: null,
  from: 'now',
  timeoutMs: 5000,
  retry: { attempts: 3, firstMs: 100 },
} as const;

interface Place {
  readonly output: (files: FileRule) => Output;
  readonly list: () => Promise<readonly string[]>;
  readonly read: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

async function openFolder(): Promise<Place> {
  const folder = await makeTestFolder();
  const path = join(folder, 'not', 'made', 'yet');
  return {
    output: (files) => ({ ...rule, ...files, kind: 'folder', path }),
    list: async () => (await readdir(path)).toSorted(),
    read: (name) => readFile(join(path, name), 'utf8'),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openBucket(): Promise<Place> {
  const server = await startS3Server('desk');
  for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:1');
  const endpoint = server.environment['AWS_ENDPOINT_URL_S3'] ?? '';
  const client = new S3Client({ endpoint, forcePathStyle: true });
  return {
    output: (files) => ({
      ...rule,
      ...files,
      kind: 's3',
      bucket: 'desk',
      prefix: 'out/',
      region: 'eu-central-1',
      endpoint,
    }),
    list: async () => {
      const { Contents: contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'desk' }));
      return contents.map(({ Key: key = '' }) => key.replace(/^out\//, '')).toSorted();
    },
    read: async (name) => {
      const answer = await client.send(new GetObjectCommand({ Bucket: 'desk', Key: `out/${name}` }));
      return (await answer.Body?.transformToString()) ?? '';
    },
    close: async () => {
      client.destroy();
      await server.close();
      vi.unstubAllEnvs();
    },
  };
}

const second = { version: 2, runId: 'run_2', manifestDigest: 'd2' };
const retracted = { version: 3, kind: 'retracted', runId: 'run_3', reason: 'killed' } as const;

describe.each([
  ['a folder', openFolder],
  ['a bucket', openBucket],
])('publications in %s', (_name, open) => {
  let place: Place;
  const closers: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    place = await open();
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });
  afterAll(() => place.close());

  async function openOutput(files: FileRule): Promise<OpenOutput> {
    const outputs = await openOutputs([place.output(files)]);
    closers.push(outputs.close);
    const output = outputs.find('archive');
    if (output === null) throw new Error('no output was opened');
    return output;
  }

  test('have a file for each version, the bytes as they were published, and say which run they are of', async () => {
    const output = await openOutput({ names: 'version', format: 'manifest', retracted: 'remove' });
    const sent = await output.send(makeEmission({ galleryId: 'gal_a' }, '{ "first": "é" }\n'));
    expect(sent).toEqual({ isDelivered: true, status: null });
    await output.send(makeEmission({ galleryId: 'gal_a', ...second }, '{ "second": 1 }\n'));
    // The same once more, as after a crash.
    await output.send(makeEmission({ galleryId: 'gal_a', ...second }, '{ "second": 1 }\n'));
    expect((await place.list()).filter((name) => name.startsWith('gal_a'))).toEqual([
      'gal_a.v1.manifest.json',
      'gal_a.v1.publication.json',
      'gal_a.v2.manifest.json',
      'gal_a.v2.publication.json',
    ]);
    expect(await place.read('gal_a.v1.manifest.json')).toBe('{ "first": "é" }\n');
    expect(JSON.parse(await place.read('gal_a.v2.publication.json'))).toMatchObject({
      id: 'dlv_1',
      run: 'run_2',
      version: 2,
      manifestDigest: 'd2',
    });
  });

  test('in another format have its ending, and the event beside them', async () => {
    const output = await openOutput({ names: 'gallery', format: 'csv', retracted: 'remove' });
    const manifest = await cleanDocument({
      entries: [{ caption: 'A ferry waits in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)' }],
    });
    await output.send(makeEmission({ galleryId: 'gal_t' }, printManifest(manifest)));
    expect((await place.list()).filter((name) => name.startsWith('gal_t'))).toEqual([
      'gal_t.csv',
      'gal_t.publication.json',
    ]);
    expect(await place.read('gal_t.csv')).toContain('AP Photo/Ida Brandt');
    await output.send(makeEmission({ galleryId: 'gal_t', ...retracted }, null));
    expect((await place.list()).filter((name) => name.startsWith('gal_t'))).toEqual(['gal_t.retracted.json']);
  });

  test('that are retracted are gone, and a file says so until there is a new version', async () => {
    const output = await openOutput({ names: 'version', format: 'manifest', retracted: 'remove' });
    await output.send(makeEmission({ galleryId: 'gal_b' }));
    await output.send(makeEmission({ galleryId: 'gal_b', ...second }));
    await output.send(makeEmission({ galleryId: 'gal_b', ...retracted }, null));
    expect((await place.list()).filter((name) => name.startsWith('gal_b'))).toEqual(['gal_b.retracted.json']);
    expect(JSON.parse(await place.read('gal_b.retracted.json'))).toMatchObject({
      version: 3,
      reason: 'killed',
    });
    await output.send(makeEmission({ galleryId: 'gal_b', version: 4 }));
    expect((await place.list()).filter((name) => name.startsWith('gal_b'))).toEqual([
      'gal_b.v4.manifest.json',
      'gal_b.v4.publication.json',
    ]);
  });

  test('under a gallery’s own name replace each other, and stay when retracted where that is wanted', async () => {
    const output = await openOutput({ names: 'gallery', format: 'manifest', retracted: 'keep' });
    await output.send(makeEmission({ galleryId: 'gal_c' }, 'first'));
    await output.send(makeEmission({ galleryId: 'gal_c', ...second }, 'second'));
    await output.send(makeEmission({ galleryId: 'gal_c', ...retracted }, null));
    expect((await place.list()).filter((name) => name.startsWith('gal_c'))).toEqual([
      'gal_c.manifest.json',
      'gal_c.publication.json',
      'gal_c.retracted.json',
    ]);
    expect(await place.read('gal_c.manifest.json')).toBe('second');
  });

  test('under a gallery’s own name are gone when retracted', async () => {
    const output = await openOutput({ names: 'gallery', format: 'manifest', retracted: 'remove' });
    await output.send(makeEmission({ galleryId: 'gal_d' }));
    await output.send(makeEmission({ galleryId: 'gal_d', ...retracted, version: 2 }, null));
    expect((await place.list()).filter((name) => name.startsWith('gal_d'))).toEqual(['gal_d.retracted.json']);
  });
});

describe('a folder', () => {
  test('that cannot be made is a problem that may go away', async () => {
    const folder = await makeTestFolder();
    await writeFile(join(folder, 'file'), '');
    const outputs = await openOutputs([
      {
        ...rule,
        kind: 'folder',
        path: join(folder, 'file', 'out'),
        names: 'version',
        format: 'manifest',
        retracted: 'remove',
      },
    ]);
    expect(await outputs.find('archive')?.send(makeEmission())).toMatchObject({
      isDelivered: false,
      isFinal: false,
      problem: expect.stringContaining('ENOTDIR'),
    });
    await rm(folder, { recursive: true });
  });

  test('is not changed any more by who has taken too long', async () => {
    const path = await makeTestFolder();
    const send = sendToFolder({
      kind: 'folder',
      path,
      names: 'gallery',
      format: 'manifest',
      retracted: 'remove',
    });
    await expect(send(makeEmission(), AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(await readdir(path)).toEqual([]);
    await rm(path, { recursive: true });
  });
});

describe('a bucket', () => {
  test('that is not there is a problem that may go away; objects carry their run', async () => {
    const server = await startS3Server('desk');
    for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
    const target = {
      ...rule,
      kind: 's3',
      names: 'version',
      format: 'manifest',
      retracted: 'remove',
      region: null,
      endpoint: null,
    } as const;
    const outputs = await openOutputs([
      { ...target, name: 'archive', bucket: 'desk', prefix: '' },
      { ...target, name: 'nowhere', bucket: 'no-such-bucket', prefix: '' },
    ]);
    expect(await outputs.find('nowhere')?.send(makeEmission())).toMatchObject({
      isDelivered: false,
      isFinal: false,
      problem: expect.stringMatching(/bucket/i),
    });
    expect(await outputs.find('archive')?.send(makeEmission())).toMatchObject({ isDelivered: true });
    const client = new S3Client({ forcePathStyle: true });
    const head = await client.send(new HeadObjectCommand({ Bucket: 'desk', Key: 'gal_1.v1.manifest.json' }));
    expect(head).toMatchObject({
      ContentType: 'application/json',
      Metadata: { 'cutline-run': 'run_1', 'cutline-version': '1', 'cutline-digest': 'd1' },
    });
    client.destroy();
    await outputs.close();
    await server.close();
    vi.unstubAllEnvs();
  });
});
