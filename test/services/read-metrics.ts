import type { FastifyInstance } from 'fastify';

interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What `/metrics` answered. */
export interface ReadMetrics {
  /** As `# TYPE` lines have them. */
  readonly names: ReadonlySet<string>;
  readonly series: readonly Series[];
  /** Of the series with exactly these labels; `null`: there is none. */
  readonly value: (name: string, labels?: Readonly<Record<string, string>>) => number | null;
}

/** Reads a server's metrics; what was read less than a second ago may be told again. */
export async function readMetrics(server: FastifyInstance): Promise<ReadMetrics> {
  const answer = await server.inject('/metrics');
  if (answer.statusCode !== 200) throw new Error(`/metrics answered ${answer.statusCode}: ${answer.body}`);
  return parseMetrics(answer.body);
}

/** Reads Prometheus' text format. */
export function parseMetrics(text: string): ReadMetrics {
  const lines = text.split('\n');
  const names = lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
  const series = lines.filter((line) => line !== '' && !line.startsWith('#')).map(readSeries);
  return {
    names: new Set(names),
    series,
    value: (name, labels = {}) => {
      const wanted = print(labels);
      return series.find((each) => each.name === name && print(each.labels) === wanted)?.value ?? null;
    },
  };
}

function readSeries(line: string): Series {
  const [, name = '', labels = '', value = ''] = /^([\w:]+)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
  const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', text = '']) => [key, text]);
  return { name, labels: Object.fromEntries(pairs) as Series['labels'], value: Number(value) };
}

function print(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted()
    .join();
}
