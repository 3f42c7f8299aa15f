/** Where a run's manifest is read, without the host; `null` where there is none to read. */
export function manifestPath(galleryId: string, runId: string | null): string | null {
  return runId === null ? null : `/api/galleries/${galleryId}/manifest?run=${runId}`;
}
