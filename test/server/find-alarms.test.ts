import { expect, test } from 'vitest';
import type { Health } from '../../src/client/health-schemas.ts';
import { findAlarms } from '../../src/server/find-alarms.ts';

type Quiet = Omit<Health, 'alarms'>;

test('a quiet system raises no alarm, however much waits', () => {
  expect(
    findAlarms({ ...quiet, runs: { ...quiet.runs, waiting: 100_000, oldestWaitingSeconds: 119 } }),
  ).toEqual([]);
});

test.each<[string, Partial<Quiet>]>([
  ['waits-long', { runs: { ...quietRuns(), waiting: 1, oldestWaitingSeconds: 121 } }],
  ['outbox-stuck', { outbox: { pending: 1, oldestSeconds: 61 } }],
  ['no-workers', { engine: { ...engine(), workers: [] } }],
  ['queue-away', { engine: { ...engine(), problem: 'Redis does not answer', redis: null } }],
  ['redis-memory', { engine: { ...engine(), redis: { ...redis(), usedBytes: 80, maxBytes: 100 } } }],
  ['redis-aof', { engine: { ...engine(), redis: { ...redis(), aof: 'failing' } } }],
  ['redis-policy', { engine: { ...engine(), redis: { ...redis(), policy: 'allkeys-lru' } } }],
])('%s is urgent and comes first', (code, change) => {
  const health = {
    ...quiet,
    ...change,
    pauses: [{ queue: 'polls', by: 'Ada', since: '2026-05-04T10:00:00Z' }],
  };
  expect(findAlarms(health).map((alarm) => [alarm.code, alarm.isUrgent])).toEqual([
    [code, true],
    ['paused', false],
  ]);
});

test('who paused the galleries knows that they wait', () => {
  const runs = { ...quiet.runs, waiting: 1, oldestWaitingSeconds: 3600 };
  const pauses = [{ queue: 'galleries', by: 'Ada', since: '2026-05-04T10:00:00Z' }];
  expect(findAlarms({ ...quiet, runs, pauses }).map(({ code }) => code)).toEqual(['paused']);
});

function quietRuns(): Quiet['runs'] {
  return {
    waiting: 0,
    running: 0,
    oldestWaitingSeconds: null,
    recent: { asked: 0, ended: 0, failed: 0, minutes: 15, waitMs: null, runMs: null },
    failedLastHour: 0,
  };
}

function redis(): NonNullable<Quiet['engine']['redis']> {
  return {
    version: '7.0.15',
    usedBytes: 1,
    maxBytes: null,
    policy: 'noeviction',
    aof: 'on',
    clients: 3,
    uptimeSeconds: 60,
  };
}

function engine(): Quiet['engine'] {
  const workers = [{ name: 'desk-1', queues: ['galleries' as const] }];
  return { kind: 'redis', problem: null, queues: [], workers, active: [], redis: redis() };
}

const quiet: Quiet = {
  at: '2026-05-04T10:00:00Z',
  runs: quietRuns(),
  deliveries: { pending: 0, oldestDueSeconds: null, recent: { asked: 0, ended: 0, failed: 0, minutes: 15 } },
  outbox: { pending: 0, oldestSeconds: null },
  pauses: [],
  engine: engine(),
  database: { isEmbedded: false, version: '15.14', connections: 1, maxConnections: 100, sizeBytes: 1 },
};
