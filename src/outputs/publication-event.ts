import { manifestPath } from '../client/manifest-path.ts';
import type { Emission } from './emission.ts';

/** What outputs are told of a publication. */
export interface PublicationEvent {
  /** The delivery's: the same however often it is sent. */
  readonly id: string;
  readonly kind: 'published' | 'retracted';
  readonly gallery: { readonly id: string; readonly source: string };
  /** Counts the gallery's publications from 1: what is older than what a receiver has is late. */
  readonly version: number;
  readonly run: string | null;
  /** SHA-256 of the manifest's bytes, hexadecimal. */
  readonly manifestDigest: string | null;
  /** Where the manifest is read. */
  readonly href: string | null;
  /** Why it was retracted. */
  readonly reason: string | null;
  readonly publishedAt: string;
}

/** A publication as its event; `baseUrl` goes before the manifest's address. */
export function toEvent(
  { deliveryId, publication }: Pick<Emission, 'deliveryId' | 'publication'>,
  baseUrl: string | null,
): PublicationEvent {
  const { kind, galleryId, source, version, runId, manifestDigest, reason, createdAt } = publication;
  const path = manifestPath(galleryId, runId);
  return {
    id: deliveryId,
    kind,
    gallery: { id: galleryId, source },
    version,
    run: runId,
    manifestDigest,
    href: path === null ? null : `${baseUrl ?? ''}${path}`,
    reason,
    publishedAt: createdAt,
  };
}
