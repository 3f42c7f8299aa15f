import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { GalleryWithRuns, Run } from '../../../src/client/api-schemas.ts';
import { manifestSchema, type PublishedManifest } from '../../../src/client/manifest-schema.ts';
import { client } from '../client.ts';

interface ShownGallery {
  readonly gallery: GalleryWithRuns['gallery'] | null;
  readonly runs: readonly Run[];
  /** The run that is shown: the one the address names, else the newest that is no preview. */
  readonly run: Run | null;
  /** Of that run; where it has not succeeded, none. */
  readonly manifest: PublishedManifest | null;
  readonly problem: unknown;
  readonly retry: () => void;
}

/** A gallery with its runs, and the manifest of the run that the address names with `?run=`. */
export function useGallery(galleryId: string): ShownGallery {
  const [params] = useSearchParams();
  const found = useQuery({
    queryKey: ['gallery', galleryId],
    queryFn: ({ signal }) => client.fetchGallery(galleryId, signal),
  });
  const runs = found.data?.runs ?? [];
  const named = params.get('run');
  const run = runs.find(({ id, isPreview }) => (named === null ? !isPreview : id === named)) ?? null;
  const manifest = useQuery({
    queryKey: ['manifest', run?.id],
    queryFn: ({ signal }) => readManifest(galleryId, run?.id ?? '', signal),
    enabled: run?.state === 'succeeded',
    // A run's manifest never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    gallery: found.data?.gallery ?? null,
    runs,
    run,
    manifest: run?.state === 'succeeded' ? (manifest.data ?? null) : null,
    problem: found.error ?? manifest.error,
    retry: () => void found.refetch(),
  };
}

async function readManifest(
  galleryId: string,
  runId: string,
  signal: AbortSignal,
): Promise<PublishedManifest> {
  return manifestSchema.parse(JSON.parse(await client.fetchManifest(galleryId, runId, signal)));
}
