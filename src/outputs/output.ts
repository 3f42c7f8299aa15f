import type { WrittenFormatName } from '../formats/written-formats.ts';

/** Where publications are carried to. */
export type Output = OutputRule & OutputTarget;
export type OutputTarget = FolderTarget | S3Target | WebhookTarget;

/** What holds for every output. */
export interface OutputRule {
  readonly name: string;
  /** Only galleries of these sources; `null`: all. */
  readonly sources: readonly string[] | null;
  /** Where a new output begins: with what is published from now on, or with what every gallery says today. */
  readonly from: 'now' | 'beginning';
  /** How long one attempt may take. */
  readonly timeoutMs: number;
  readonly retry: RetryRule;
}

export interface RetryRule {
  /** How often a delivery is tried before it has failed. */
  readonly attempts: number;
  /** How long the second attempt waits for; each further one waits two and a half times as long as the one before. */
  readonly firstMs: number;
}

/** How manifests are kept as files or objects. */
export interface FileRule {
  /** A file for each version of a gallery, or one for the gallery that is replaced. */
  readonly names: 'version' | 'gallery';
  /** In which format they are written. */
  readonly format: WrittenFormatName;
  /** What becomes of the manifests of a gallery that is retracted. */
  readonly retracted: 'remove' | 'keep';
}

export interface FolderTarget extends FileRule {
  readonly kind: 'folder';
  /** Absolute. */
  readonly path: string;
}

export interface S3Target extends FileRule {
  readonly kind: 's3';
  readonly bucket: string;
  /** What every key begins with; empty, or ends in `/`. */
  readonly prefix: string;
  /** `null`: as Amazon's library finds it. */
  readonly region: string | null;
  /** `null`: as Amazon's library finds it. */
  readonly endpoint: string | null;
}

export interface WebhookTarget {
  readonly kind: 'webhook';
  readonly url: string;
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The manifest stands in the event. */
  readonly isInline: boolean;
  /** Its host may be at an address of the own network. */
  readonly isInside: boolean;
  /** What the manifest's address begins with; `null`: it is told without a host. */
  readonly baseUrl: string | null;
}
