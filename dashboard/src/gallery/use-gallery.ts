import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type { GalleryWithRuns, Run } from '../../../src/client/api-schemas.ts';
import { manifestSchema, type PublishedManifest } from '../../../src/client/manifest-schema.ts';
import { client } from '../client.ts';

interface ShownGallery {
  readonly gallery: GalleryWithRuns['gallery'] | null;
  readonly runs: readonly Run[];
  /** The run that the address names with `?run=`, else the newest that is no preview. */
  readonly run: Run | null;
  /** The run whose manifest is shown: that one, or while it is not done the one before. */
  readonly shown: Run | null;
  readonly manifest: PublishedManifest | null;
  readonly problem: unknown;
  readonly retry: () => void;
}

/** A gallery with its runs, and the manifest that is to be seen. */
export function useGallery(galleryId: string): ShownGallery {
  const [params] = useSearchParams();
  const found = useQuery({
    queryKey: ['gallery', galleryId],
    queryFn: ({ signal }) => client.fetchGallery(galleryId, signal),
  });
  const named = params.get('run');
  const runs = useRuns(galleryId, found.data?.runs, named);
  const { run, shown } = chooseRun(runs, named);
  const manifest = useQuery({
    queryKey: ['manifest', shown?.id],
    queryFn: ({ signal }) => readManifest(galleryId, shown?.id ?? '', signal),
    enabled: shown !== null,
    // A run's manifest never changes.
    staleTime: Number.POSITIVE_INFINITY,
    // While a newer one is read, what was there stays.
    placeholderData: keepPreviousData,
  });
  return {
    gallery: found.data?.gallery ?? null,
    runs,
    run,
    shown,
    manifest: shown === null ? null : (manifest.data ?? null),
    problem: found.error ?? manifest.error,
    retry: () => void found.refetch(),
  };
}

/** The newest runs, and an older one that is asked for by its name. */
function useRuns(
  galleryId: string,
  newest: readonly Run[] | undefined,
  named: string | null,
): readonly Run[] {
  const isOlder = newest !== undefined && named !== null && !newest.some(({ id }) => id === named);
  const older = useQuery({
    queryKey: ['runs', 'one', named],
    queryFn: ({ signal }) => client.fetchRun(named ?? '', signal),
    enabled: isOlder,
  });
  if (newest === undefined) return [];
  return isOlder && older.data?.galleryId === galleryId ? [...newest, older.data] : newest;
}

function chooseRun(
  runs: readonly Run[],
  named: string | null,
): { readonly run: Run | null; readonly shown: Run | null } {
  if (named !== null) {
    const run = runs.find(({ id }) => id === named) ?? null;
    return { run, shown: run?.state === 'succeeded' ? run : null };
  }
  const real = runs.filter(({ isPreview }) => !isPreview);
  return { run: real[0] ?? null, shown: real.find(({ state }) => state === 'succeeded') ?? null };
}

async function readManifest(
  galleryId: string,
  runId: string,
  signal: AbortSignal,
): Promise<PublishedManifest> {
  return manifestSchema.parse(JSON.parse(await client.fetchManifest(galleryId, runId, signal)));
}
