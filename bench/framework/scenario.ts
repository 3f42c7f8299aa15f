/**
 * What a file of `bench/` exports: one thing that is measured, beside what and up to where. `bench/scenarios.ts` lists them
 * all; `npm run bench NAME` runs one in a process of its own.
 */
export interface Scenario {
  /** The name of its file, without the ending. */
  readonly name: string;
  readonly what: string;
  /** What runs beside it in the same run. */
  readonly beside: string;
  /** What is to be reached, in words. */
  readonly reach: string;
  /** Why it runs only when it is named: it takes many minutes, or needs something else. `null`: it is part of every run. */
  readonly onlyWhenNamed: string | null;
  /** `short`: fewer rounds and smaller inputs, for CI and for trying out; the figures that are held to a record mean the same. */
  readonly measure: (effort: Effort) => Promise<Measured>;
}

export type Effort = 'full' | 'short';

export interface Measured {
  readonly tables: readonly Table[];
  readonly figures: readonly Figure[];
}

export interface Table {
  /** Stands above the table; `''` where the scenario says it all. */
  readonly title: string;
  /** The first row's keys are the columns. Numbers are printed with three digits that count. */
  readonly rows: readonly Row[];
}

export type Row = Readonly<Record<string, string | number>>;

/** One figure that says whether the aim is reached. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `×` for a ratio, `ms`, `jobs/s`, `''`. */
  readonly unit: string;
  readonly reach: Reach;
  /** Is it a ratio of CPU times that `npm run bench:check` holds to the record? */
  readonly isChecked: boolean;
}

/** Where smaller is better and where larger is. */
export type Reach = { readonly atMost: number } | { readonly atLeast: number };

/** Is what was measured within reach? */
export function isReached({ value, reach }: Pick<Figure, 'value' | 'reach'>): boolean {
  return 'atMost' in reach ? value <= reach.atMost : value >= reach.atLeast;
}

/** How many times worse a figure is than the one recorded: 1.5 is half as dear again. */
export function timesWorse({ value, reach }: Pick<Figure, 'value' | 'reach'>, recorded: number): number {
  return 'atMost' in reach ? value / recorded : recorded / value;
}
