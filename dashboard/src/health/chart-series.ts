import type { HealthHistory } from '../../../src/client/health-schemas.ts';
import { printBytes, printDuration, printRate } from './print-values.ts';

type Point = HealthHistory['points'][number];

/** A line of a chart. */
export interface Line {
  readonly name: string;
  /** A colour by its name in `tokens.css`. */
  readonly colour: 'accent' | 'good' | 'busy' | 'bad';
  /** Lengths of strokes and gaps, so that lines differ in more than colour; none: unbroken. */
  readonly dash: readonly number[];
  readonly read: (point: Point) => number | null;
}

/** A chart: its lines, and how its values are printed. */
export interface ChartPlan {
  readonly title: string;
  readonly print: (value: number) => string;
  /** How far the scale reaches at least. */
  readonly least: number;
  readonly lines: readonly Line[];
}

const percentileLines = (read: (point: Point) => Point['waitMs']): readonly Line[] => [
  { name: 'p50', colour: 'accent', dash: [], read: (point) => read(point)?.p50 ?? null },
  { name: 'p95', colour: 'busy', dash: [6, 3], read: (point) => read(point)?.p95 ?? null },
  { name: 'p99', colour: 'bad', dash: [2, 3], read: (point) => read(point)?.p99 ?? null },
];

/** The charts of the page, in their order. */
export const charts: readonly ChartPlan[] = [
  {
    title: 'In and out, a minute',
    print: printRate,
    least: 4,
    lines: [
      { name: 'asked for', colour: 'accent', dash: [], read: ({ asked }) => asked },
      { name: 'ended', colour: 'good', dash: [6, 3], read: ({ ended }) => ended },
      { name: 'failed', colour: 'bad', dash: [2, 3], read: ({ failed }) => failed },
    ],
  },
  {
    title: 'Oldest waiting',
    print: (seconds) => printDuration(seconds * 1000),
    least: 10,
    lines: [
      {
        name: 'gallery',
        colour: 'accent',
        dash: [],
        read: ({ oldestWaitingSeconds }) => oldestWaitingSeconds ?? 0,
      },
      { name: 'outbox', colour: 'busy', dash: [6, 3], read: ({ outboxSeconds }) => outboxSeconds ?? 0 },
    ],
  },
  { title: 'Wait time', print: printDuration, least: 40, lines: percentileLines(({ waitMs }) => waitMs) },
  { title: 'Run time', print: printDuration, least: 40, lines: percentileLines(({ runMs }) => runMs) },
  {
    title: 'Waiting galleries',
    print: printRate,
    least: 4,
    lines: [{ name: 'waiting', colour: 'accent', dash: [], read: ({ waiting }) => waiting }],
  },
  {
    title: 'Memory and disk',
    print: printBytes,
    least: 4 * 1024 * 1024,
    lines: [
      { name: 'Redis', colour: 'accent', dash: [], read: ({ redisBytes }) => redisBytes },
      { name: 'database', colour: 'good', dash: [6, 3], read: ({ databaseBytes }) => databaseBytes },
    ],
  },
];

/** Times in seconds, and below each the values of every line; a step that nobody measured is a gap. */
export function toChartData(
  { points, stepSeconds, from }: HealthHistory,
  lines: readonly Line[],
  to: Date,
): readonly [readonly number[], ...(readonly (number | null)[])[]] {
  const byTime = new Map(points.map((point) => [Date.parse(point.at) / 1000, point]));
  const first = Math.ceil(Date.parse(from) / 1000 / stepSeconds) * stepSeconds;
  const times: number[] = [];
  for (let time = first; time <= to.getTime() / 1000; time += stepSeconds) times.push(time);
  const values = lines.map(({ read }) =>
    times.map((time) => {
      const point = byTime.get(time);
      return point === undefined ? null : read(point);
    }),
  );
  return [times, ...values];
}

/** What a chart shows, for those who do not see it: `asked for: now 3, at most 12; …` */
export function tellChart({ lines, print }: ChartPlan, { points }: HealthHistory): string {
  const told = lines.flatMap(({ name, read }) => {
    const values = points.map(read).filter((value) => value !== null);
    const last = values.at(-1);
    if (last === undefined) return [];
    return [`${name}: last ${print(last)}, at most ${print(Math.max(...values))}`];
  });
  return told.length === 0 ? 'nothing was measured yet' : told.join('; ');
}
