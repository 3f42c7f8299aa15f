import type { Run } from '../../../src/client/api-schemas.ts';

/** Where one run is looked at. */
export function runPath({ id, galleryId }: Pick<Run, 'id' | 'galleryId'>): string {
  return `/galleries/${encodeURIComponent(galleryId)}?run=${encodeURIComponent(id)}`;
}

/** Where a run is compared with another one of its gallery. */
export function comparePath(galleryId: string, beforeId: string, afterId: string): string {
  return `/galleries/${encodeURIComponent(galleryId)}?compare=${encodeURIComponent(`${beforeId}..${afterId}`)}`;
}

/** Where a rerun of many is followed. */
export function bulkPath(bulkId: string): string {
  return `/runs/reruns/${encodeURIComponent(bulkId)}`;
}
