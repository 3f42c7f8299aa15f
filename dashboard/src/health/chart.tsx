import { useEffect, useRef, useState } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { HealthHistory } from '../../../src/client/health-schemas.ts';
import { type ChartPlan, tellChart, toChartData } from './chart-series.ts';

interface Props {
  readonly plan: ChartPlan;
  readonly history: HealthHistory;
}

const height = 180;
/** Of a time below the chart, in pixels. */
const labelWidth = 75;

/** One chart; what it shows stands in its label. */
export function Chart({ plan, history }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(null);
  const newest = useRef(history);
  const theme = useTheme();
  useEffect(() => {
    newest.current = history;
    plot.current?.setData(toData(plan, history));
  }, [plan, history]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const drawn = new UPlot(optionsFor(plan, element), toData(plan, newest.current), element);
    plot.current = drawn;
    const resized = new ResizeObserver(() => {
      if (element.clientWidth > 0) drawn.setSize({ width: element.clientWidth, height });
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [plan, theme]);
  return (
    <figure className="chart">
      <figcaption>{plan.title}</figcaption>
      <div ref={place} role="img" aria-label={`${plan.title}: ${tellChart(plan, history)}`} />
    </figure>
  );
}

function toData({ lines }: ChartPlan, history: HealthHistory): UPlot.AlignedData {
  return toChartData(history, lines, new Date()) as unknown as UPlot.AlignedData;
}

function optionsFor({ lines, print, least }: ChartPlan, element: HTMLElement): UPlot.Options {
  const axis = {
    stroke: () => colourOf(element, 'soft'),
    grid: { stroke: () => colourOf(element, 'line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth || 320,
    height,
    cursor: { points: { size: 6 }, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _lowest, highest) => [0, Math.max(highest, least) * 1.1] } },
    axes: [
      {
        ...axis,
        space: labelWidth,
        values: (_plot, splits, _axis, _space, step) => splits.map((time) => tellTime(time, step)),
      },
      { ...axis, size: 64, values: (_plot, splits) => splits.map(print) },
    ],
    series: [
      {
        label: 'at',
        value: (_plot, time: number | null) => (time === null ? '–' : moment.format(time * 1000)),
      },
      ...lines.map(({ name, colour, dash }) => ({
        label: name,
        width: 2,
        dash: [...dash],
        stroke: () => colourOf(element, colour),
        value: (_plot: UPlot, value: number | null) => (value === null ? '–' : print(value)),
        points: { size: 4, filter: (plot: UPlot, line: number) => findLone(plot.data[line] ?? []) },
      })),
    ],
  };
}

const moment = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric' });
const daySeconds = 24 * 60 * 60;

/** In the reader's zone and way of telling time. */
function tellTime(seconds: number, step: number): string {
  return (step >= daySeconds ? day : clock).format(seconds * 1000);
}

/** The places of values between two gaps, of which no line can be drawn. */
function findLone(values: UPlot.AlignedData[number]): number[] {
  const isGap = (place: number) => values[place] === null || values[place] === undefined;
  return [...values.keys()].filter((place) => !isGap(place) && isGap(place - 1) && isGap(place + 1));
}

/** A token's colour as it is in the theme of the moment: a canvas knows no names. */
function colourOf(element: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Another number whenever the colours change: a canvas is painted anew. */
function useTheme(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const note = () => setChanges((before) => before + 1);
    const chosen = new MutationObserver(note);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', note);
    return () => {
      chosen.disconnect();
      system.removeEventListener('change', note);
    };
  }, []);
  return changes;
}
