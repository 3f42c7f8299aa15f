import { ExpectedError } from '../errors.ts';
import { type GalleryWithRuns, galleryWithRunsSchema } from './api-schemas.ts';
import { type Caller, readAnswer } from './caller.ts';
import { type Deletion, deletionSchema } from './deletion-schemas.ts';
import {
  type GalleryFilters,
  type GalleryList,
  galleryListSchema,
  sourceNamesSchema,
} from './listing-schemas.ts';
import { type EntryPhotos, entryPhotosSchema } from './photo-schemas.ts';
import type { PageQuestion } from './page-question.ts';

/** The galleries as received, and their manifests. */
export interface GalleryRequests {
  /** A page of those that answer to all of the question; fewer than asked for is not the end, `nextCursor: null` is. */
  readonly listGalleries: (question?: GalleryQuestion, signal?: AbortSignal) => Promise<GalleryList>;
  /** Who has sent galleries, each once. */
  readonly listSourceNames: (signal?: AbortSignal) => Promise<readonly string[]>;
  readonly fetchGallery: (galleryId: string, signal?: AbortSignal) => Promise<GalleryWithRuns>;
  /** The manifest's exact bytes as text: of the run named, else the published one. */
  readonly fetchManifest: (galleryId: string, runId?: string | null, signal?: AbortSignal) => Promise<string>;
  /** The photos of a run's entries, of the published one unless it is named. */
  readonly fetchEntryPhotos: (
    galleryId: string,
    runId?: string | null,
    signal?: AbortSignal,
  ) => Promise<EntryPhotos>;
  /** A manifest in another format, `ninjs`, `csv` …: of the run named, else the published one. */
  readonly fetchWritten: (
    galleryId: string,
    format: string,
    runId?: string | null,
    signal?: AbortSignal,
  ) => Promise<string>;
  /** A photo's file as it came, by the digest that its item names; `null` where it is not kept. */
  readonly fetchPhoto: (digest: string) => Promise<Uint8Array | null>;
  /** The gallery's bytes as it came in. */
  readonly fetchReceived: (galleryId: string, signal?: AbortSignal) => Promise<Response>;
  /** Deletes it with everything that hangs on it, and tells subscribers. */
  readonly deleteGallery: (galleryId: string, reason: string, requestedBy: string) => Promise<Deletion>;
}

export type GalleryQuestion = PageQuestion & GalleryFilters;

export function galleryRequests({ get, send }: Caller): GalleryRequests {
  return {
    listGalleries: (question = {}, signal) =>
      get('/api/galleries', galleryListSchema, { ...question }, signal),
    listSourceNames: async (signal) =>
      (await get('/api/galleries/sources', sourceNamesSchema, {}, signal)).sources,
    fetchGallery: (galleryId, signal) => get(galleryPath(galleryId), galleryWithRunsSchema, {}, signal),
    fetchManifest: async (galleryId, runId = null, signal) => {
      const path = `${galleryPath(galleryId)}/manifest`;
      return (await send(path, { run: runId }, signal === undefined ? {} : { signal })).text();
    },
    fetchEntryPhotos: (galleryId, runId = null, signal) =>
      get(`${galleryPath(galleryId)}/photos`, entryPhotosSchema, { run: runId }, signal),
    fetchWritten: async (galleryId, format, runId = null, signal) => {
      const path = `${galleryPath(galleryId)}/manifest`;
      const answer = await send(path, { format, run: runId }, signal === undefined ? {} : { signal });
      // `text()` would take the mark from a table by which Excel knows its encoding.
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    },
    fetchPhoto: async (digest) => {
      const answer = await send(`/api/photos/${digest}`, {}).catch((error: unknown) => {
        if (error instanceof ExpectedError && error.code === 'NOT_FOUND') return null;
        throw error;
      });
      return answer === null ? null : new Uint8Array(await answer.arrayBuffer());
    },
    fetchReceived: (galleryId, signal) =>
      send(`${galleryPath(galleryId)}/received`, {}, signal === undefined ? {} : { signal }),
    deleteGallery: async (galleryId, reason, requestedBy) => {
      const answer = await send(galleryPath(galleryId), { reason, requestedBy }, { method: 'DELETE' });
      return readAnswer(answer, deletionSchema);
    },
  };
}

export function galleryPath(galleryId: string): string {
  return `/api/galleries/${encodeURIComponent(galleryId)}`;
}
