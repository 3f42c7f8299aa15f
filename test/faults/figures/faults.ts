/** What is done to Cutline, how, and what must hold then: by the number in the table. */
export interface FaultInjected {
  readonly number: number;
  readonly name: string;
  readonly injected: string;
  readonly bar: string;
}

const list: readonly (readonly [number, string, string, string])[] = [
  [
    1,
    'Workers killed',
    'kill -9 of one of two workers, 20 times, while 500 galleries come',
    '0 lost, each published once, bytes as without faults',
  ],
  [
    2,
    'Killed at a step',
    'a process kills itself at each checkpoint of intake, run, photos and delivery',
    'all converge after one restart',
  ],
  [
    3,
    'Takeover',
    'kill -9 of the only worker with a job in hand, lock 2 s, looked for every 1 s',
    '≤ lock + interval + 2 s = 5 s',
  ],
  [
    4,
    'Redis killed',
    'kill -9 while galleries come, 3 s away, started again on its append-only file',
    '0 lost; answers < 1 s; work goes on < 5 s after, nothing restarted',
  ],
  [5, 'Redis forgets', 'FLUSHALL while 200 galleries wait', 'all made again ≤ 60 s, 0 lost, 0 doubled'],
  [
    6,
    'No Redis at boot',
    'started without a Redis, which comes later',
    'up, /readyz 503, intake takes, outbox drains by itself',
  ],
  [
    7,
    'Redis full',
    'maxmemory set under what is used, then raised',
    'intake 503 before it is full, drains by itself, ≤ 1 line of errors a second',
  ],
  [8, 'Redis evicts', 'started on allkeys-lru', 'does not start and says why'],
  [
    9,
    'PostgreSQL restarted',
    'immediate shutdown and start while 200 galleries come',
    '0 lost, no run failed',
  ],
  [
    10,
    'Killed between queue and outbox',
    'kill -9 after the jobs are added, before the outbox is marked',
    'no job twice',
  ],
  [
    11,
    'Zombie',
    'a worker stopped (SIGSTOP) for longer than its lock, then let go on',
    'its write is refused, 1 manifest',
  ],
  [12, 'Replays', 'one delivery 50 times at once, to two servers', '1 run, all 2xx'],
  [
    13,
    'Updates in work',
    '4 updates while a worker stands still with the first',
    'the newest is published, ≤ 2 runs',
  ],
  [
    14,
    'Poison gallery',
    'a gallery whose cleaning throws, hangs, eats memory',
    'fails with its reason, others unaffected',
  ],
  [
    15,
    'SIGTERM under load',
    'SIGTERM to a worker with galleries in hand and waiting; a second one to one that cannot end',
    'ends ≤ 30 s, 0 taken twice, 0 lost; the second at once',
  ],
  [
    16,
    'Double rerun',
    'a rerun asked for by two people at once, while one is in work',
    '1 waits, the audit has both',
  ],
  [17, 'Decisions', 'an editor decides, then everything is cleaned again', 'the decision holds'],
  [18, 'Reruns', 'one gallery cleaned 100 times by two workers', '1 manifest digest'],
  [
    19,
    'Backlog',
    'galleries wait for one worker that takes one at a time',
    'first in first out, age right within 5 s, memory flat',
  ],
  [
    20,
    'Clocks',
    'workers an hour ahead and an hour behind; four time zones around DST and 29 February',
    '0 lost, the same bytes',
  ],
  [
    21,
    'Drop folder',
    '1,000 files at once, one written slowly, one renamed in, one under a known name; the server killed on the way',
    'each taken once',
  ],
  [
    22,
    'Embedded killed',
    'kill -9 six times while it receives and cleans; ten restarts; a second process',
    '0 lost, the second refused, dead rows < 2 × live',
  ],
  [
    23,
    'Soak',
    'every 10 s a worker, the server, Redis or PostgreSQL is killed',
    'all of 1, looked at on the way',
  ],
  [24, 'Alerts', 'for each alert its fault', '/metrics crosses its line'],
  [
    25,
    'Two versions at once',
    'the previous version, both, this one, under traffic',
    '0 lost, each published once',
  ],
];

/** All faults in the order of their numbers. */
export const faults: readonly FaultInjected[] = list.map(([number, name, injected, bar]) => ({
  number,
  name,
  injected,
  bar,
}));
