import type { GallerySource, Locator, Warning } from './gallery.ts';

/** The clean gallery that comes out; its JSON Schema is `schemas/gallery-manifest.schema.json`. */
export interface Manifest {
  readonly manifestVersion: '1';
  readonly id: string;
  readonly headline: string | null;
  readonly source: GallerySource;
  readonly referenceDate: ReferenceDate;
  readonly items: readonly Item[];
  readonly leftOut: readonly LeftOut[];
  readonly report: { readonly entries: number; readonly items: number; readonly collapsed: number };
  readonly warnings: readonly Warning[];
  /** What became of the editors' decisions that were given. */
  readonly decisions: DecisionReport;
  readonly producer: { readonly name: 'cutline'; readonly version: string; readonly rules: string };
}

export interface ReferenceDate {
  /** `YYYY-MM-DD` */
  readonly value: string | null;
  readonly basis: 'given' | 'metadata' | 'inferred' | 'none';
}

/** One photo of the clean gallery. */
export interface Item {
  readonly id: string;
  /** Counts from 1. */
  readonly position: number;
  readonly photo: Photo | null;
  readonly caption: Caption;
  readonly credit: Credit;
  readonly date: PhotoDate;
  readonly flags: readonly Flag[];
  /** The representative first. */
  readonly entries: readonly PlacedEntry[];
  readonly warnings: readonly Warning[];
  /** The ids of the decisions that it rests on. */
  readonly decisions: readonly string[];
}

export interface Photo {
  readonly uri: string;
  readonly sha256: string | null;
  /** Pixels, after orientation. */
  readonly width: number | null;
  readonly height: number | null;
  readonly perceptualHash: string | null;
}

export interface Caption {
  readonly text: string;
  /** The caption's first sentence: what the picture shows. */
  readonly lead: string;
  /** BCP 47, or `null` where the text does not tell. */
  readonly language: string | null;
}

/** A credit taken apart. What is not there is `null` or empty, never a filler. */
export interface Credit {
  /** The credit as one would print it. */
  readonly line: string | null;
  /** People only, in order. */
  readonly creators: readonly string[];
  /** The wire that made the picture, else the one that distributes it. */
  readonly agency: string | null;
  /** The paper, station, office, company or collection. */
  readonly provider: string | null;
  /** Every distributor after the maker. */
  readonly via: readonly string[];
}

export interface PhotoDate {
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an ISO 8601 second, as `precision` says. */
  readonly value: string | null;
  readonly precision: 'second' | 'day' | 'month' | 'year' | null;
  readonly basis: DateBasis;
  /** The words the date was read from. */
  readonly text: string | null;
}

export const dateBases = ['stated', 'relative', 'metadata', 'inferred', 'none'] as const;
export type DateBasis = (typeof dateBases)[number];

export const flags = [
  'file',
  'pool',
  'handout',
  'courtesy',
  'staff',
  'special',
  'video',
  'combo',
  'illustration',
  'screenshot',
  'social',
  'corrected',
  'shares-caption',
] as const;
export type Flag = (typeof flags)[number];

/** How an entry relates to the item's representative. */
export type Relation = 'representative' | 'exact' | 'near' | 'truncated' | 'revision' | 'same-photo';

/** An entry where it ended up, with why. */
export interface PlacedEntry {
  readonly index: number;
  readonly locator: Locator;
  readonly text: string;
  /** What decisions call it by; copies of equal content share it. */
  readonly key: string;
  readonly relation: Relation;
  /** 0 to 1: string-similarity's Dice coefficient between the scene sentences. */
  readonly score: number;
  /** In a desk's words: `same words, credit moved`, `cut off copy`. */
  readonly reason: string;
}

/** An entry that became no item. */
export interface LeftOut {
  readonly entry: Pick<PlacedEntry, 'index' | 'locator' | 'text' | 'key'>;
  readonly reason: string;
  /** The ids of the decisions that leave it out. */
  readonly decisions: readonly string[];
}

/** Every decision that was given stands in one of these; one that holds in part stands in two. */
export interface DecisionReport {
  /** The ids of those that the items and `leftOut` rest on. */
  readonly applied: readonly string[];
  readonly stale: readonly StaleDecision[];
  readonly overruled: readonly OverruledDecision[];
}

/** A decision about entries that are not, or not all, in the gallery. */
export interface StaleDecision {
  readonly id: string;
  /** In a desk's words: `1 of its 3 entries is gone; it holds for the rest`. */
  readonly reason: string;
  /** The names by which it calls the entries that are gone. */
  readonly gone: readonly string[];
}

/** A decision that a later one contradicts, wholly or in part. */
export interface OverruledDecision {
  readonly id: string;
  /** The id of the later one. */
  readonly by: string;
  readonly reason: string;
}
