import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkpoints } from '../src/checkpoints.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('src', path));

/** The files that import a package, directly. */
function importersOf(name: string): readonly string[] {
  return files.filter((path) => readFileSync(path, 'utf8').includes(`from '${name}'`));
}

describe('what the sources promise', () => {
  test.each([
    ['bullmq', ['src/jobs/open-queues.ts', 'src/workers/start-workers.ts']],
    ['ioredis', ['src/jobs/redis.ts']],
    ['pg', ['src/storage/pglite-pool.ts', 'src/storage/postgres-database.ts']],
    ['pino', ['src/log.ts']],
    [
      'prom-client',
      [
        'src/metrics/open-metrics.ts',
        'src/metrics/process-metrics.ts',
        'src/server/gather-shared-metrics.ts',
        'src/server/routes/metrics.ts',
      ],
    ],
    ['@opentelemetry/sdk-trace-node', ['src/tracing/roots-worth-tracing.ts']],
    ['string-similarity', ['src/pipeline/duplicates/compare-captions.ts']],
  ])('%s is imported where its docstrings say, and nowhere else', (name, importers) => {
    expect(importersOf(name).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(importers);
  });

  test('no file is a drawer for things without a name', () => {
    expect(
      files.filter((path) => /(?:^|[/-])(?:utils?|helpers?|common|misc|types|index)\b/.test(path)),
    ).toEqual([]);
  });

  test('no file is a long read', () => {
    const long = files.filter((path) => readFileSync(path, 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });

  test('every step at which a process may die is in the sources, and a fault test has one die there', () => {
    const read = (paths: readonly string[]) => paths.map((path) => readFileSync(path, 'utf8')).join('\n');
    const sources = read(files.filter((path) => path !== 'src/checkpoints.ts'));
    const faults = read(
      readdirSync('test/faults').flatMap((name) =>
        name.endsWith('.fault.ts') ? [join('test/faults', name)] : [],
      ),
    );
    expect(checkpoints.filter((name) => !sources.includes(`reached('${name}')`))).toEqual([]);
    expect(checkpoints.filter((name) => !faults.includes(`'${name}'`))).toEqual([]);
  });

  test('the environment is read in one place', () => {
    const readers = files.filter((path) => /process\.env\b/.test(readFileSync(path, 'utf8')));
    expect(readers).toEqual(['src/settings.ts']);
  });
});
