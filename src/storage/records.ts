import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { ChangeCounts } from '../pipeline/manifests/comparisons/count-changes.ts';

export type RunState = 'queued' | 'running' | 'succeeded' | 'failed';

/** A gallery as kept: who sent it, when; its raw bytes are loaded apart. */
export interface GalleryRecord {
  readonly id: string;
  /** Who sent it: `api`, `cli`, a wire's name. */
  readonly source: string;
  /** The sender's own name of it, under which it may come again changed; `null`: it is known by its bytes only. */
  readonly identity: string | null;
  /** The name of the input, a file's name for instance. */
  readonly name: string;
  /** Known once a run has read it. */
  readonly headline: string | null;
  /** How often it came, each time changed; counts from 1. Digest and size are the newest revision's. */
  readonly revision: number;
  /** SHA-256 of what came, the photos' included, hexadecimal. */
  readonly contentDigest: string;
  readonly sizeBytes: number;
  /** The run whose manifest is published; `null` until one succeeded. */
  readonly publishedRunId: string | null;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** When the newest revision came; ISO 8601, UTC. */
  readonly revisedAt: string;
}

/** One cleaning of one gallery under one version of the settings. */
export interface RunRecord {
  readonly id: string;
  readonly galleryId: string;
  /** Which revision of the gallery; `null` while it waits: it will clean the newest. */
  readonly revision: number | null;
  readonly state: RunState;
  /** Its manifest is to be looked at, and is not published. */
  readonly isPreview: boolean;
  readonly settings: CleaningSettings;
  /** SHA-256 of the settings, hexadecimal. */
  readonly settingsDigest: string;
  /** Of the rules it was done under; `null` until a worker has taken it up. */
  readonly rulesDigest: string | null;
  /** The version of the desk's rules it was done under, or names; 0: as they ship; `null`: the one in effect, once taken up. */
  readonly rulesVersion: number | null;
  /** Why it was asked for: `received`, or what a person wrote. */
  readonly reason: string;
  readonly requestedBy: string;
  /** How often a worker has taken it up. */
  readonly attempts: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** SHA-256 of the manifest's bytes, hexadecimal; `null` until it succeeded. */
  readonly manifestDigest: string | null;
  readonly report: RunReport | null;
  readonly timings: RunTimings | null;
  /** What its manifest changed; `null` until it succeeded. */
  readonly changes: RunChanges | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** How long each step took in the attempt that succeeded, in milliseconds. */
export interface RunTimings {
  /** From being asked for to being taken up. */
  readonly waitMs: number;
  readonly photosMs: number;
  readonly loadMs: number;
  readonly cleanMs: number;
}

export interface RunReport {
  readonly entries: number;
  readonly items: number;
  readonly collapsed: number;
  readonly warnings: number;
}

/** What a manifest changed of the one that was published when it came. */
export interface RunChanges {
  /** The run whose manifest was published then; `null`: there was none. */
  readonly since: string | null;
  /** Nothing that a reader of the manifest would see. */
  readonly isSame: boolean;
  readonly counts: ChangeCounts;
}
