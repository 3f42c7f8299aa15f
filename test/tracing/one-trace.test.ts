import { rm } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { startSystem } from '../../src/cli/start-system.ts';
import { readSettings } from '../../src/settings.ts';
import { makeTestFolder } from '../services/backends.ts';
import { findTestServers } from '../services/test-servers.ts';
import { type ReceivedSpan, startTraceReceiver } from '../services/trace-receiver.ts';

const servers = await findTestServers();
afterAll(() => servers?.close());

test('one trace goes from the sender through intake and queue to the manifest', async () => {
  const collector = await startTraceReceiver();
  const room = await servers?.openRoom();
  const dataDir = await makeTestFolder();
  const env = {
    LOG_LEVEL: 'silent',
    OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
    REDIS_URL: room?.servers.redisUrl,
    DATABASE_URL: room?.servers.databaseUrl,
  };
  const prefix = room === undefined ? {} : { queuePrefix: room.queuePrefix };
  const system = await startSystem(readSettings({ port: 0, dataDir, ...prefix }, env));
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const answer = await fetch(`${system.address}/api/galleries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    body: JSON.stringify({ entries: [{ caption: 'Rain falls on the quay of Ostrand. (AP)' }] }),
  });
  const { run } = (await answer.json()) as { run: { id: string; href: string } };
  await expect
    .poll(async () => (await fetch(`${system.address}${run.href}`)).json(), { timeout: 20_000 })
    .toMatchObject({ state: 'succeeded' });
  await fetch(`${system.address}/livez`);
  // What is not sent yet is sent at the end.
  await system.close();

  const ours = collector.spans.filter((span) => span.traceId === traceId);
  const intake = find(ours, 'POST /api/galleries');
  expect(intake.parentSpanId).toBe('00f067aa0ba902b7');
  expect(find(ours, 'process galleries').parentSpanId).toBe(intake.spanId);
  const kept = find(ours, 'insert galleries');
  expect(kept.parentSpanId).toBe(intake.spanId);
  const saved = find(ours, 'insert manifests');
  expect(saved.parentSpanId).toBe(find(ours, 'process galleries').spanId);
  expect(attribute(find(ours, 'process galleries'), 'bullmq.job.id')).toBe(run.id);
  // Neither the words of captions nor what nobody asked for.
  expect(JSON.stringify(collector.spans)).not.toContain('quay of Ostrand');
  const roots = collector.spans.filter(({ parentSpanId }) => (parentSpanId ?? '') === '');
  expect(new Set(roots.map(({ name }) => name).filter((name) => !/^(?:GET|process) /.test(name)))).toEqual(
    new Set(),
  );
  expect(collector.spans.map(({ name }) => name)).not.toContain('GET /livez');
  await collector.close();
  await room?.close();
  await rm(dataDir, { recursive: true });
});

function find(spans: readonly ReceivedSpan[], name: string): ReceivedSpan {
  const found = spans.find((span) => span.name === name);
  if (found === undefined)
    throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(', ')}`);
  return found;
}

function attribute({ attributes }: ReceivedSpan, key: string): string | undefined {
  return attributes.find((each) => each.key === key)?.value.stringValue;
}
