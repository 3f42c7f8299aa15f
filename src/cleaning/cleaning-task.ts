import type { DeskRules } from '../desk-rules/desk-rules.ts';
import type { ErrorCode } from '../errors.ts';
import type { GalleryInput } from '../formats/read-gallery.ts';
import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { Decision } from '../pipeline/decisions/decision.ts';
import type { RuleFiles } from '../pipeline/rules.ts';
import type { RunResult } from '../storage/claimed-runs.ts';

/** What a process is told before its first task: the rules that ship. */
export interface ShippedRules {
  readonly files: RuleFiles;
  readonly digest: string;
}

/** A gallery as received and how it is to be cleaned: values only, since they go to another process. */
export interface ReadingTask {
  readonly input: GalleryInput;
  readonly settings: CleaningSettings;
  readonly rules: RulesOfTask;
}

/** The rules a task is done under: those that ship with what a desk changes of them. */
export interface RulesOfTask {
  /** Of the two together: equal ones are compiled once. */
  readonly digest: string;
  readonly desk: DeskRules;
}

export interface CleaningTask extends ReadingTask {
  readonly decisions: readonly Decision[];
  /** The manifest that is published now, to be compared with. */
  readonly published: { readonly runId: string; readonly body: string } | null;
}

/** What cleaning gives to be kept. */
export type CleanedGallery = Required<Omit<RunResult, 'timings'>>;

/** What reading gives: the photos that entries name, in the entries' order. */
export interface ReadEntries {
  readonly photos: readonly { readonly key: string; readonly uri: string }[];
}

export type Task = ({ readonly kind: 'clean' } & CleaningTask) | ({ readonly kind: 'read' } & ReadingTask);

/** What comes back for a task: a result, a failure that can be explained, or a bug. */
export type Answer =
  | { readonly kind: 'cleaned'; readonly result: CleanedGallery }
  | { readonly kind: 'read'; readonly result: ReadEntries }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string; readonly stack: string | null };
