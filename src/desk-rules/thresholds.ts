/** A number that a desk may set, within the range in which it means something. */
export interface ThresholdRange {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly title: string;
  /** What a larger number does, in a desk's words. */
  readonly about: string;
}

/** From where on a likeness counts, when it is decided which entries are one photo. `docs/settings.md` tells what moves. */
export const thresholdRanges = {
  leastLikeness: {
    default: 0.3,
    min: 0.2,
    max: 0.7,
    step: 0.05,
    title: 'Least likeness of two captions',
    about: 'Captions that share less are two photos, whatever their words. Higher keeps more apart.',
  },
  restLikeness: {
    default: 0.5,
    min: 0.3,
    max: 0.9,
    step: 0.05,
    title: 'Likeness of what surrounds an equal sentence',
    about: 'Where one sentence is the same, the next must be as like as this. Higher keeps more apart.',
  },
  misspellings: {
    default: 2,
    min: 0,
    max: 4,
    step: 1,
    title: 'Misspellings between copies',
    about: 'Up to so many words may be spelled differently in copies of one caption. Higher joins more.',
  },
  reviewLikeness: {
    default: 0.75,
    min: 0.5,
    max: 1,
    step: 0.05,
    title: 'Likeness that asks for a look',
    about: 'Captions kept apart in doubt are shown for review from here on. Lower asks for more looks.',
  },
  sameFrameBits: {
    default: 10,
    min: 0,
    max: 20,
    step: 1,
    title: 'Bits of 256 in one frame',
    about:
      'Pictures that differ in no more bits are one frame, whatever their captions say. Higher joins more.',
  },
  alikeFrameBits: {
    default: 31,
    min: 10,
    max: 48,
    step: 1,
    title: 'Bits of 256 in frames alike',
    about: 'Pictures that differ in no more bits settle a doubt between two captions. Higher joins more.',
  },
  cropCorrelation: {
    default: 0.95,
    min: 0.9,
    max: 0.99,
    step: 0.01,
    title: 'Correlation of a crop',
    about: 'A picture that fits into another as well as this is cut out of it. Higher keeps more apart.',
  },
} as const satisfies Readonly<Record<string, ThresholdRange>>;

export type ThresholdName = keyof typeof thresholdRanges;
export type Thresholds = Readonly<Record<ThresholdName, number>>;

export const thresholdNames = Object.keys(thresholdRanges) as readonly ThresholdName[];

export const defaultThresholds: Thresholds = completeThresholds({});

/** What is not set is as it ships. */
export function completeThresholds(set: {
  readonly [Name in ThresholdName]?: number | undefined;
}): Thresholds {
  const pairs = thresholdNames.map((name) => [name, set[name] ?? thresholdRanges[name].default] as const);
  return Object.fromEntries(pairs) as Thresholds;
}
