import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { takePolls, type TakenPolls } from '../services/take-polls.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('the schedule of polls, $name', (backend) => {
  let opened: OpenBackend;
  let taken: TakenPolls;
  beforeEach(async () => {
    opened = await backend.open();
    await opened.resources.queue.check();
    taken = takePolls(opened.resources.queue.courier);
  });
  afterEach(async () => {
    await taken.close();
    await opened.close();
  });

  test('asks at once for a source that is new, and then again and again', async () => {
    await opened.resources.queue.schedulePolls([{ source: 'wire.example', everyMs: 300 }]);
    await expect.poll(() => taken.sources().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
    expect(new Set(taken.sources())).toEqual(new Set(['wire.example']));
  });

  test('asks no more for a source that left, and keeps the others', async () => {
    const { queue } = opened.resources;
    await queue.schedulePolls([
      { source: 'leaves', everyMs: 200 },
      { source: 'stays', everyMs: 200 },
    ]);
    await expect
      .poll(() => new Set(taken.sources()), { timeout: 20_000 })
      .toEqual(new Set(['leaves', 'stays']));
    await queue.schedulePolls([{ source: 'stays', everyMs: 200 }]);
    // What was on the queue already may still come.
    const before = taken.sources().length;
    await expect
      .poll(() => taken.sources().slice(before + 2).length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(3);
    expect(new Set(taken.sources().slice(before + 2))).toEqual(new Set(['stays']));
  });

  test('said again as it is, keeps its rhythm: nothing is asked for at once', async () => {
    const { queue } = opened.resources;
    const hourly = [{ source: 'hourly', everyMs: 3_600_000 }];
    await queue.schedulePolls(hourly);
    await expect.poll(() => taken.sources(), { timeout: 20_000 }).toEqual(['hourly']);
    for (let times = 0; times < 3; times += 1) await queue.schedulePolls(hourly);
    await queue.schedulePolls([...hourly, { source: 'other', everyMs: 200 }]);
    await expect.poll(() => taken.sources().filter((source) => source === 'other').length).toBeGreaterThan(1);
    expect(taken.sources().filter((source) => source === 'hourly')).toHaveLength(1);
  });
});
