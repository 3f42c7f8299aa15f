import type { Health } from '../client/health-schemas.ts';

type Alarm = Health['alarms'][number];

/** What somebody should see to, the urgent first: by age, not by depth; `docs/health.md` says what to do about each. */
export function findAlarms(health: Omit<Health, 'alarms'>): readonly Alarm[] {
  const alarms = [
    ...queueAlarms(health),
    ...ageAlarms(health),
    ...redisAlarms(health),
    ...pauseAlarms(health),
  ];
  return alarms.toSorted((a, b) => Number(b.isUrgent) - Number(a.isUrgent));
}

const maxWaitSeconds = 120;
const maxOutboxSeconds = 60;
const maxMemoryShare = 0.8;

function queueAlarms({ engine }: Omit<Health, 'alarms'>): readonly Alarm[] {
  if (engine.problem !== null) return [urgent('queue-away', `the queue is away: ${engine.problem}`)];
  return engine.workers?.length === 0
    ? [urgent('no-workers', 'no worker is there: nothing will be cleaned')]
    : [];
}

function ageAlarms({ runs, outbox, pauses }: Omit<Health, 'alarms'>): readonly Alarm[] {
  const isPaused = pauses.some(({ queue }) => queue === 'galleries');
  const [wait, hidden] = [runs.oldestWaitingSeconds ?? 0, outbox.oldestSeconds ?? 0];
  return [
    ...(wait > maxWaitSeconds && !isPaused
      ? [urgent('waits-long', `a gallery has waited for ${inMinutes(wait)}`)]
      : []),
    ...(hidden > maxOutboxSeconds
      ? [urgent('outbox-stuck', `the queue has not heard of what was asked for ${inMinutes(hidden)} ago`)]
      : []),
    ...(runs.failedLastHour > 0 ? [mild('failures', failures(runs.failedLastHour))] : []),
  ];
}

function failures(count: number): string {
  return `${count} run${count === 1 ? '' : 's'} failed within an hour`;
}

function redisAlarms({ engine: { redis } }: Omit<Health, 'alarms'>): readonly Alarm[] {
  if (redis === null) return [];
  const { usedBytes, maxBytes, policy, aof } = redis;
  const share = usedBytes === null || maxBytes === null ? 0 : usedBytes / maxBytes;
  return [
    ...(share >= maxMemoryShare
      ? [urgent('redis-memory', `Redis has used ${Math.round(share * 100)} % of its memory`)]
      : []),
    ...(aof === 'failing' ? [urgent('redis-aof', 'Redis cannot write its append-only file')] : []),
    ...(policy !== null && policy !== 'noeviction'
      ? [urgent('redis-policy', `Redis drops jobs when it is full: its policy is ${policy}`)]
      : []),
    ...(aof === 'off'
      ? [
          mild(
            'redis-aof-off',
            'Redis keeps no append-only file: after a crash its jobs are made again from the records',
          ),
        ]
      : []),
  ];
}

function pauseAlarms({ pauses }: Omit<Health, 'alarms'>): readonly Alarm[] {
  return pauses.map(({ queue, by }) => mild('paused', `${queue} is paused by ${by}`));
}

function urgent(code: string, message: string): Alarm {
  return { code, message, isUrgent: true };
}

function mild(code: string, message: string): Alarm {
  return { code, message, isUrgent: false };
}

function inMinutes(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
