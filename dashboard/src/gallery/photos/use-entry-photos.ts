import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../../client.ts';

/** An entry's index → the digest of the photo it came with. */
export type EntryPhotos = ReadonlyMap<number, string>;

/** The photos that a run's entries came with. */
export function useEntryPhotos(galleryId: string, runId: string): EntryPhotos {
  const { data } = useQuery({
    queryKey: ['manifest', runId, 'photos'],
    queryFn: ({ signal }) => client.fetchEntryPhotos(galleryId, runId, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => new Map(data?.photos.map(({ entry, digest }) => [entry, digest])), [data]);
}
