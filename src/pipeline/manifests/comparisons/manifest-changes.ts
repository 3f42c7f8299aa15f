import type { Warning } from '../../gallery.ts';
import type { Credit, DecisionReport, Flag, Photo, PhotoDate, ReferenceDate } from '../../manifest.ts';

/** What became of one manifest in another: every item of both stands in exactly one of `items`. */
export interface ManifestChanges {
  /** In the order of the later manifest, then what is gone. */
  readonly items: readonly ItemChange[];
  /** What happened to entries apart from the items they stand in. */
  readonly entries: readonly EntryChange[];
  /** Of the gallery as a whole. */
  readonly gallery: readonly GalleryChange[];
  readonly warnings: ChangedWarnings;
  /** Items that are in both stand in another order. */
  readonly isReordered: boolean;
}

/**
 * `regrouped`: several items became several others, such as when an entry moves from one photo to another; `added` and `gone`
 * have nothing on the other side.
 */
export const itemChangeKinds = ['same', 'changed', 'split', 'merged', 'regrouped', 'added', 'gone'] as const;
export type ItemChangeKind = (typeof itemChangeKinds)[number];

export interface ItemChange {
  readonly kind: ItemChangeKind;
  readonly before: readonly ComparedItem[];
  readonly after: readonly ComparedItem[];
  /** What differs, of an item that is one before and after. */
  readonly fields: readonly FieldChange[];
  readonly warnings: ChangedWarnings;
}

/** As much of an item as tells which one it is. */
export interface ComparedItem {
  readonly id: string;
  readonly position: number;
  readonly caption: string;
  readonly credit: string | null;
  /** The indexes of its entries. */
  readonly entries: readonly number[];
}

interface Before<Field extends string, Value> {
  readonly field: Field;
  readonly before: Value;
  readonly after: Value;
}

export type FieldChange =
  | Before<'caption', string>
  | Before<'lead', string>
  | Before<'language', string | null>
  | Before<'credit', Credit>
  | Before<'date', PhotoDate>
  | Before<'flags', readonly Flag[]>
  | Before<'photo', Photo | null>
  /** The ids of the decisions that it rests on. */
  | Before<'decisions', readonly string[]>
  /** Which entries it is made of and how they relate: a line each. */
  | Before<'entries', readonly string[]>;

export type GalleryChange =
  | Before<'headline', string | null>
  | Before<'referenceDate', ReferenceDate>
  /** What became of the editors' decisions. */
  | Before<'decisions', DecisionReport>
  /** The digest of rules and settings; it differs whenever one of them does. */
  | Before<'rules', string>;

export interface EntryChange {
  /**
   * `arrived` and `withdrawn`: only one of the manifests has it; `rewritten`: it came with other words; `left-out` and
   * `brought-back`: it stood in an item in the other one; `other-reason`: it is left out for another reason.
   */
  readonly kind: 'arrived' | 'withdrawn' | 'rewritten' | 'left-out' | 'brought-back' | 'other-reason';
  /** As received: before where it is `withdrawn`, else after. */
  readonly text: string;
  /** Why it is left out, where it is. */
  readonly reason: string | null;
}

export interface ChangedWarnings {
  readonly gone: readonly Warning[];
  readonly new: readonly Warning[];
}
