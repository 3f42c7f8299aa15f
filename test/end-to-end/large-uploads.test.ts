import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { startCutline } from '../services/start-cutline.ts';
import { findTestServers, skipMessage } from '../services/test-servers.ts';

const servers = await findTestServers();
if (servers === null) process.stderr.write(`${skipMessage}\n`);
afterAll(() => servers?.close());

const mebibyte = 1024 * 1024;
const uploads = 16;
const uploadMebibytes = 40;
/** How many are asked for again. */
const downloads = 4;
/** By how much a server may grow meanwhile: a quarter of what it takes, twice what was seen. */
const mostGrownMebibytes = 160;

const line = 'A ferry lies at the quay of Port Alder on Monday, May 4, 2026. (AP Photo/Ilse Marrow)\n';
const block = Buffer.from(line.repeat(Math.ceil(mebibyte / line.length))).subarray(0, mebibyte);

/** Sends a gallery piece by piece, so that this process holds none either. */
function send(address: string, name: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'text/plain',
      'content-length': uploadMebibytes * mebibyte,
    };
    const upload = request(`${address}/api/galleries?name=${name}`, { method: 'POST', headers }, (answer) => {
      let body = '';
      answer
        .setEncoding('utf8')
        .on('data', (text: string) => (body += text))
        .on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    upload.on('error', reject);
    void write(name, (piece) => upload.write(piece) || new Promise((go) => upload.once('drain', go))).then(
      () => upload.end(),
    );
  });
}

async function write(name: string, put: (piece: Buffer) => unknown): Promise<void> {
  const first = Buffer.from(block);
  first.write(`${name} `);
  await put(first);
  for (let piece = 1; piece < uploadMebibytes; piece += 1) await put(block);
}

/** The resident memory of a process, in MiB, as Linux tells it. */
async function residentMebibytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]) / 1024;
}

async function watchPeak<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; peak: number }> {
  let peak = 0;
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      peak = Math.max(peak, await residentMebibytes(pid));
      await sleep(20);
    }
  })();
  const result = await work();
  isDone = true;
  await watching;
  return { result, peak };
}

test.skipIf(servers === null || process.platform !== 'linux')(
  'a server takes sixteen galleries of 40 MiB at once, gives four, and grows by less than 160 MiB',
  async () => {
    if (servers === null) return;
    const room = await servers.openRoom();
    const { redisUrl, databaseUrl } = room.servers;
    const env = { REDIS_URL: redisUrl, DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' };
    const system = await startCutline(env, ['--role', 'server', '--queue-prefix', room.queuePrefix]);
    const names = Array.from({ length: uploads }, (_, at) => `upload-${at}`);
    const before = await residentMebibytes(system.pid);
    const { result: answers, peak } = await watchPeak(system.pid, () =>
      Promise.all(names.map((name) => send(system.address, name))),
    );
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 202));
    const { result: sizes, peak: peakOut } = await watchPeak(system.pid, () =>
      Promise.all(
        answers.slice(0, downloads).map(async ({ body }) => {
          const { gallery } = JSON.parse(body) as { gallery: { id: string } };
          const answer = await fetch(`${system.address}/api/galleries/${gallery.id}/received`);
          let size = 0;
          for await (const chunk of answer.body ?? []) size += chunk.length;
          return size;
        }),
      ),
    );
    expect(new Set(sizes)).toEqual(new Set([uploadMebibytes * mebibyte]));
    expect(Math.max(peak, peakOut) - before).toBeLessThan(mostGrownMebibytes);
    await system.stop();
    await room.close();
  },
  120_000,
);
