import { type SourceList, sourceListSchema } from './api-schemas.ts';
import { type AuditList, auditListSchema } from './audit-schemas.ts';
import type { Caller } from './caller.ts';
import type { PageQuestion } from './page-question.ts';
import { type PublicationList, publicationListSchema } from './publication-schemas.ts';

/** What was published, who did what, and from where galleries come. */
export interface RecordRequests {
  /** What was published since a cursor; `null` begins at the beginning. */
  readonly listPublications: (since: string | null, signal?: AbortSignal) => Promise<PublicationList>;
  /** What was published of one gallery, the oldest first. */
  readonly listGalleryPublications: (galleryId: string, signal?: AbortSignal) => Promise<PublicationList>;
  readonly listAudit: (question?: AuditQuestion, signal?: AbortSignal) => Promise<AuditList>;
  /** The configured sources, and how they do. */
  readonly listSources: (signal?: AbortSignal) => Promise<SourceList>;
}

export interface AuditQuestion extends PageQuestion {
  readonly galleryId?: string | null;
}

export function recordRequests({ get }: Caller): RecordRequests {
  return {
    listPublications: (since, signal) => get('/api/manifests', publicationListSchema, { since }, signal),
    listGalleryPublications: (galleryId, signal) =>
      get('/api/manifests', publicationListSchema, { galleryId, limit: 1000 }, signal),
    listAudit: (question = {}, signal) => get('/api/audit', auditListSchema, { ...question }, signal),
    listSources: (signal) => get('/api/sources', sourceListSchema, {}, signal),
  };
}
