import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';

export type RunState = 'queued' | 'running' | 'succeeded' | 'failed';

/** A gallery as kept: who sent it, when; its raw bytes are loaded apart. */
export interface GalleryRecord {
  readonly id: string;
  /** Who sent it: `api`, `cli`, a wire's name. */
  readonly source: string;
  /** The name of the input, a file's name for instance. */
  readonly name: string;
  /** Known once a run has read it. */
  readonly headline: string | null;
  /** SHA-256 of the raw bytes, hexadecimal. */
  readonly contentDigest: string;
  readonly sizeBytes: number;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
}

/** One cleaning of one gallery under one version of the settings. */
export interface RunRecord {
  readonly id: string;
  readonly galleryId: string;
  readonly state: RunState;
  readonly settings: CleaningSettings;
  /** Why it was asked for: `received`, or what a person wrote. */
  readonly reason: string;
  readonly requestedBy: string;
  /** How often a worker has taken it up. */
  readonly attempts: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** SHA-256 of the manifest's bytes, hexadecimal; `null` until it succeeded. */
  readonly manifestDigest: string | null;
  readonly report: RunReport | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface RunReport {
  readonly entries: number;
  readonly items: number;
  readonly collapsed: number;
  readonly warnings: number;
}
