import { useEffect, useState } from 'react';
import type { Run } from '../../src/client/api-schemas.ts';
import { manifestSchema, type PublishedManifest } from '../../src/client/manifest-schema.ts';
import { client } from './client.ts';

interface Found {
  readonly run: Run | null;
  readonly manifest: PublishedManifest | null;
  readonly problem: string | null;
}

/** A gallery's newest run that is no preview and, once it has succeeded, its manifest. `newest`: what the live list knows of it. */
export function useManifest(galleryId: string, newest: Run | null): Found {
  const [found, setFound] = useState<Found>({ run: newest, manifest: null, problem: null });
  const state = newest?.state;
  useEffect(() => {
    const stop = new AbortController();
    void load(galleryId, stop.signal).then(
      (loaded) => setFound(loaded),
      (error: unknown) => {
        if (!stop.signal.aborted)
          setFound({
            run: null,
            manifest: null,
            problem: error instanceof Error ? error.message : String(error),
          });
      },
    );
    return () => stop.abort();
  }, [galleryId, newest?.id, state]);
  return found;
}

async function load(galleryId: string, signal: AbortSignal): Promise<Found> {
  const { runs } = await client.fetchGallery(galleryId, signal);
  const run = runs.find(({ isPreview }) => !isPreview) ?? null;
  if (run?.state !== 'succeeded') return { run, manifest: null, problem: null };
  const text = await client.fetchManifest(galleryId, run.id, signal);
  return { run, manifest: manifestSchema.parse(JSON.parse(text)), problem: null };
}
