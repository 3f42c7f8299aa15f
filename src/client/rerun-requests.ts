import type { Caller } from './caller.ts';
import type { PageQuestion } from './page-question.ts';
import {
  type BulkRerun,
  type BulkRerunList,
  type BulkRerunRequest,
  bulkRerunListSchema,
  bulkRerunSchema,
  type GalleryFilter,
  type RerunCount,
  rerunCountSchema,
} from './rerun-schemas.ts';

/** Many galleries cleaned again at once. */
export interface RerunRequests {
  /** How many galleries a filter means. */
  readonly countReruns: (filter: GalleryFilter, signal?: AbortSignal) => Promise<RerunCount>;
  readonly requestBulkRerun: (request: BulkRerunRequest) => Promise<BulkRerun>;
  readonly fetchBulkRerun: (bulkId: string, signal?: AbortSignal) => Promise<BulkRerun>;
  readonly listBulkReruns: (question?: PageQuestion, signal?: AbortSignal) => Promise<BulkRerunList>;
  readonly stopBulkRerun: (bulkId: string, requestedBy: string) => Promise<BulkRerun>;
  /** A preview in earnest, for the galleries that would change. */
  readonly publishBulkPreview: (bulkId: string, requestedBy: string, reason?: string) => Promise<BulkRerun>;
}

export function rerunRequests({ get, post }: Caller): RerunRequests {
  return {
    countReruns: (filter, signal) => get('/api/reruns/count', rerunCountSchema, { ...filter }, signal),
    requestBulkRerun: (request) => post('/api/reruns', bulkRerunSchema, request),
    fetchBulkRerun: (bulkId, signal) => get(bulkPath(bulkId), bulkRerunSchema, {}, signal),
    listBulkReruns: (question = {}, signal) =>
      get('/api/reruns', bulkRerunListSchema, { ...question }, signal),
    stopBulkRerun: (bulkId, requestedBy) =>
      post(`${bulkPath(bulkId)}/stop`, bulkRerunSchema, { requestedBy }),
    publishBulkPreview: (bulkId, requestedBy, reason) =>
      post(`${bulkPath(bulkId)}/publish`, bulkRerunSchema, { requestedBy, reason }),
  };
}

function bulkPath(bulkId: string): string {
  return `/api/reruns/${encodeURIComponent(bulkId)}`;
}
