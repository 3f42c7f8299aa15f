import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { HealthHistory } from '../../../src/client/health-schemas.ts';
import { type ChartPlan, tellChart, toChartData } from './chart-series.ts';

interface Props {
  readonly plan: ChartPlan;
  readonly history: HealthHistory;
}

const height = 180;

/** One chart; what it shows stands in its label. */
export function Chart({ plan, history }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(null);
  const newest = useRef(history);
  useEffect(() => {
    newest.current = history;
    plot.current?.setData(toData(plan, history));
  }, [plan, history]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const drawn = new UPlot(optionsFor(plan, element), toData(plan, newest.current), element);
    plot.current = drawn;
    const stop = followSurroundings(drawn, element);
    return () => {
      stop();
      drawn.destroy();
      plot.current = null;
    };
  }, [plan]);
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

function optionsFor({ lines, print }: ChartPlan, element: HTMLElement): UPlot.Options {
  const axis = {
    stroke: () => colourOf(element, 'soft'),
    grid: { stroke: () => colourOf(element, 'line'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth || 320,
    height,
    cursor: { points: { size: 6 }, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _lowest, highest) => [0, Math.max(highest, 1) * 1.1] } },
    axes: [axis, { ...axis, size: 64, values: (_plot, splits) => splits.map(print) }],
    series: [
      {},
      ...lines.map(({ name, colour, dash }) => ({
        label: name,
        width: 2,
        dash: [...dash],
        stroke: () => colourOf(element, colour),
        value: (_plot: UPlot, value: number | null) => (value === null ? '–' : print(value)),
        points: { show: false },
      })),
    ],
  };
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

/** Draws anew when the room or the theme changes. */
function followSurroundings(plot: UPlot, element: HTMLElement): () => void {
  const resized = new ResizeObserver(() => {
    if (element.clientWidth > 0) plot.setSize({ width: element.clientWidth, height });
  });
  resized.observe(element);
  const redraw = () => plot.redraw(false);
  const themed = new MutationObserver(redraw);
  themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', redraw);
  return () => {
    resized.disconnect();
    themed.disconnect();
    system.removeEventListener('change', redraw);
  };
}
