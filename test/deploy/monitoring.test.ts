import { execFile, spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildServer } from '../../src/server/build-server.ts';
import { findBackends, makeTestFolder } from '../services/backends.ts';
import { readMetrics } from '../services/read-metrics.ts';

interface Rules {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
}
interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
interface Panel {
  readonly id: number;
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}
interface Dashboard {
  readonly uid: string;
  readonly panels: readonly Panel[];
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
}

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
if (!hasPromtool)
  process.stderr.write('Skipped: promtool is not installed, so no alert was put to the test.\n');

const rules = (parse(await readFile('deploy/prometheus/alerts.yml', 'utf8')) as Rules).groups.flatMap(
  (group) => group.rules,
);
const runbook = await readFile('docs/runbook.md', 'utf8');
const dashboard = JSON.parse(await readFile('deploy/grafana/dashboards/cutline.json', 'utf8')) as Dashboard;

const backends = await findBackends();
let names: ReadonlySet<string>;
beforeAll(async () => {
  // On servers where there are any: embedded, there is no Redis to tell of.
  const { resources, close } = await (backends.at(-1) ?? backends[0]!).open();
  const server = await buildServer(resources);
  names = (await readMetrics(server)).names;
  await server.close();
  await close();
});
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe('alerts', () => {
  test('each has its entry in the runbook, and each entry its alert', () => {
    const entries = [...runbook.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(new Set(entries)).toEqual(new Set(rules.map(({ alert }) => alert)));
    expect(entries).toHaveLength(rules.length);
    for (const { alert, annotations, labels } of rules) {
      expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
      expect(annotations.summary).not.toBe('');
      expect(['page', 'ticket']).toContain(labels.severity);
    }
  });

  test('each is put to the test', async () => {
    const cases = await readFile('deploy/prometheus/alerts.test.yml', 'utf8');
    const tested = new Set([...cases.matchAll(/alertname: (\w+)\n\s+exp_alerts:/g)].map(([, name]) => name));
    expect(rules.map(({ alert }) => alert).filter((alert) => !tested.has(alert))).toEqual([]);
  });

  test.skipIf(!hasPromtool)('go off beyond their lines and not before', async () => {
    const promtool = (...args: string[]) => promisify(execFile)('promtool', args);
    await promtool('check', 'config', 'deploy/prometheus/prometheus.yml');
    const { stdout } = await promtool('test', 'rules', 'deploy/prometheus/alerts.test.yml');
    expect(stdout).toContain('SUCCESS');
  });
});

describe('what alerts and charts speak of', () => {
  test.skipIf(backends.length < 2)('is told by /metrics', () => {
    const told = [...rules.map(({ expr }) => expr), ...chartExpressions()].flatMap(metricsIn);
    expect(told.length).toBeGreaterThan(40);
    const missing = told.filter((name) => name !== 'up' && !isTold(name));
    // A Redis without a limit has no share of it; the alert waits for one that has.
    expect([...new Set(missing)].filter((name) => name !== 'redis_memory_used_ratio')).toEqual([]);
  });

  test('is charted by panels that are each something else', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const titles = dashboard.panels.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const expression of chartExpressions()) expect(expression).toContain('job="$job"');
  });

  test.skipIf(!hasPromtool)('is written as Prometheus reads it', async () => {
    const charts = chartExpressions().map((expression, at) => ({
      record: `chart_${at}`,
      expr: expression.replaceAll('$job', 'cutline').replaceAll('$queue', '.*'),
    }));
    const folder = await makeTestFolder();
    const file = join(folder, 'charts.yml');
    await writeFile(file, JSON.stringify({ groups: [{ name: 'charts', rules: charts }] }));
    const { status, stderr } = spawnSync('promtool', ['check', 'rules', file]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
    await rm(folder, { recursive: true });
  });
});

test('Grafana finds its data source and its dashboards where Compose puts them', async () => {
  const compose = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true }) as Compose;
  const { prometheus, grafana } = compose.services;
  expect([prometheus.profiles, grafana.profiles]).toEqual([['monitoring'], ['monitoring']]);
  const dashboards = 'deploy/grafana/provisioning/dashboards/cutline.yml';
  const provider = parse(await readFile(dashboards, 'utf8')) as {
    providers: { options: { path: string } }[];
  };
  expect(grafana.volumes).toContain(`./deploy/grafana/dashboards:${provider.providers[0]?.options.path}:ro`);
  const sources = 'deploy/grafana/provisioning/datasources/prometheus.yml';
  const source = parse(await readFile(sources, 'utf8')) as { datasources: { url: string }[] };
  expect(source.datasources[0]?.url).toBe('http://prometheus:9090');
});

interface Compose {
  readonly services: Record<'prometheus' | 'grafana', { profiles: string[]; volumes: string[] }>;
}

function chartExpressions(): readonly string[] {
  return [
    ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
    ...dashboard.annotations.list.map(({ expr }) => expr),
  ];
}

/** What is selected: `rate(a_total{…}[5m])` → `a_total`. */
function metricsIn(expression: string): readonly string[] {
  return [...expression.matchAll(/\b([a-z][a-z_0-9]*_[a-z_0-9]+|up)(?=[{[) ])/g)]
    .map(([, name = '']) => name)
    .filter((name) => !functions.has(name));
}

const functions: ReadonlySet<string> = new Set(['histogram_quantile']);

function isTold(name: string): boolean {
  return names.has(name) || names.has(name.replace(/_(?:bucket|sum|count)$/, ''));
}
