import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { answerTask } from '../../src/cleaning/answer-task.ts';
import type { CleaningTask } from '../../src/cleaning/cleaning-task.ts';
import { openCleaning } from '../../src/cleaning/open-cleaning.ts';
import { noDeskRules } from '../../src/desk-rules/desk-rules.ts';
import { applyDeskRules } from '../../src/pipeline/desk-rules/apply-desk-rules.ts';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { loadRules } from '../../src/rules.ts';
import { sampleGallery } from '../services/deliveries.ts';

const rules = loadRules();
const limits = { timeMs: 25_000, memoryBytes: 400 * 1024 * 1024 };
const program = new URL('../services/processes/poisoned-cleaning.ts', import.meta.url);
const poisoned = openCleaning(rules, limits, { atOnce: 2, program });
afterAll(() => poisoned.close());

test('gives what the pipeline gives in this process, byte for byte', async () => {
  const cleaning = openCleaning(rules, limits, { atOnce: 2 });
  const task = makeTask(await readFile('examples/harbor-flood.txt', 'utf8'));
  const cleaned = await cleaning.clean(task).finally(() => cleaning.close());
  expect(await answerTask({ kind: 'clean', ...task }, rules)).toEqual({ kind: 'cleaned', result: cleaned });
  expect(JSON.parse(cleaned.manifest).items.length).toBeGreaterThan(3);
});

test("cleans each task under its desk's rules", async () => {
  const desk = { ...noDeskRules, house: { creditStyle: null, datelines: 'cut' as const } };
  const { digest } = applyDeskRules(rules, desk);
  const text = 'OSTRAND, Norland (AP) — Rain falls on Ostrand on May 4, 2021. (AP Photo/Ilse Marrow)';
  const [shipped, cut] = await Promise.all([
    poisoned.clean(makeTask(text)),
    poisoned.clean({ ...makeTask(text), rules: { digest, desk } }),
  ]);
  expect(JSON.parse(shipped.manifest).items[0].caption.text).toMatch(/^OSTRAND/u);
  expect(JSON.parse(cut.manifest).items[0].caption.text).toMatch(/^Rain falls/u);
});

test('tells what is no gallery as the pipeline tells it', async () => {
  await expect(poisoned.clean(makeTask(' '))).rejects.toMatchObject({
    name: 'ExpectedError',
    code: 'GALLERY_EMPTY',
    message: 'desk.txt is empty: there is no text in it',
  });
});

test('reads which photos a gallery names', async () => {
  const entries = [
    { caption: 'Rain falls on Ostrand.', photo: 'https://photos.example.com/rain-1.jpg' },
    { caption: 'A ferry leaves Ostrand.', photo: 'https://photos.example.com/ferry-2.jpg' },
  ];
  const { photos } = await poisoned.read(makeTask(JSON.stringify({ entries })));
  expect(photos.map(({ uri }) => uri)).toEqual(entries.map(({ photo }) => photo));
});

describe('a gallery that', () => {
  test.each([
    ['it throws', { message: 'a bug of the pipeline', stack: expect.stringContaining('poisoned-cleaning') }],
    ['it ends', { message: 'the process that cleaned desk.txt ended by itself (3)' }],
    ['it fills the heap', { code: 'RUN_TOO_LARGE', message: expect.stringContaining('more than 400 MiB') }],
    ['it fills the heap at once', { code: 'RUN_TOO_LARGE' }],
    ['it takes memory', { code: 'RUN_TOO_LARGE' }],
  ])('makes the pipeline misbehave (%s) fails alone', async (how, error) => {
    const bad = failureOf(poisoned.clean(makeTask(`${sampleGallery}\n[${how}]`)));
    const good = poisoned.clean(makeTask(sampleGallery));
    expect(await bad).toMatchObject(error);
    expect(JSON.parse((await good).manifest).items).toHaveLength(2);
    // And the next one is cleaned by a process that is well.
    expect(await poisoned.clean(makeTask(sampleGallery))).toHaveProperty('digest');
  });
});

test('a gallery that hangs is given up at its limit, and others go on meanwhile', async () => {
  const cleaning = openCleaning(rules, { ...limits, timeMs: 8000 }, { atOnce: 2, program });
  onTestFinished(() => cleaning.close());
  // Both processes are there before the clock counts.
  await Promise.all([cleaning.clean(makeTask(sampleGallery)), cleaning.clean(makeTask(sampleGallery))]);
  let isGivenUp = false;
  const hanging = failureOf(cleaning.clean(makeTask(`${sampleGallery}\n[it hangs]`))).finally(
    () => (isGivenUp = true),
  );
  for (let count = 0; count < 10; count += 1) await cleaning.clean(makeTask(sampleGallery));
  expect(isGivenUp).toBe(false);
  expect(await hanging).toMatchObject({
    code: 'RUN_TOO_LONG',
    message: 'desk.txt takes longer than 8 s to clean, the most a run may take (CUTLINE_RUN_SECONDS)',
  });
});

test('who is killed leaves no process behind, even one that hangs', async () => {
  const asker = fileURLToPath(new URL('../services/processes/hanging-asker.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', asker], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isRunning(pid)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
});

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

function makeTask(text: string): CleaningTask {
  return {
    input: { bytes: Buffer.from(text), name: 'desk.txt', uri: null, mediaType: null, photos: [] },
    settings: defaultSettings,
    rules: poisoned.shipped,
    decisions: [],
    published: null,
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
