import type { Database, Query } from './database.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from './pages.ts';
import { storableText } from './storable-text.ts';

/** What somebody did or asked for. */
export interface AuditNote {
  /** Who: a person, a source, a part of Cutline. */
  readonly actor: string;
  readonly action: AuditAction;
  readonly galleryId: string | null;
  readonly runId: string | null;
  /** What else there is to know of it. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export const auditActions = [
  'received',
  'rerun-asked',
  'retry-asked',
  'bulk-rerun-asked',
  'bulk-rerun-stopped',
  'decided',
  'undone',
  'doubts-accepted',
  'doubts-reopened',
  'redelivery-asked',
  'rules-saved',
  'rules-activated',
  'rules-withdrawn',
  'queue-paused',
  'queue-resumed',
  'token-created',
  'token-revoked',
  'logged-in',
  'logged-out',
  'deleted',
  'expired',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface AuditRecord extends AuditNote {
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Within a transaction: writes down who did what. */
export async function noteInAudit(query: Query, note: AuditNote): Promise<void> {
  const { actor, action, galleryId, runId, detail } = note;
  await query(
    `insert into audit (actor, action, gallery_id, run_id, detail) values ($1, $2, $3, $4, $5)`,
    [storableText(actor), action, galleryId, runId, JSON.stringify(storable(detail))],
    'kept',
  );
}

/** Within a transaction: writes down what somebody did to several galleries at once, a note for each. */
export async function noteForGalleries(
  query: Query,
  { actor, action }: Pick<AuditNote, 'actor' | 'action'>,
  galleries: readonly Pick<AuditNote, 'galleryId' | 'detail'>[],
): Promise<void> {
  const notes = galleries.map(({ galleryId, detail }) => ({ galleryId, detail: storable(detail) }));
  await query(
    `insert into audit (actor, action, gallery_id, detail)
     select $1, $2, note ->> 'galleryId', note -> 'detail' from jsonb_array_elements($3::jsonb) as note`,
    [storableText(actor), action, JSON.stringify(notes)],
  );
}

function storable(detail: AuditNote['detail']): AuditNote['detail'] {
  const pairs = Object.entries(detail);
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, typeof value === 'string' ? storableText(value) : value]),
  );
}

/** Who did what, the newest first. */
export async function listAudit(
  database: Database,
  question: PageQuestion & { readonly galleryId?: string | null } = {},
): Promise<Page<AuditRecord>> {
  const { limit, before } = readPageQuestion(question);
  const rows = await database.query<AuditRow>(
    `select sequence, created_at, actor, action, gallery_id, run_id, detail from audit
      where ($1::bigint is null or sequence < $1) and ($2::text is null or gallery_id = $2)
      order by sequence desc limit $3`,
    [before, question.galleryId ?? null, limit + 1],
  );
  return toPage(rows, limit, (row) => ({
    actor: row.actor,
    action: row.action,
    galleryId: row.gallery_id,
    runId: row.run_id,
    detail: row.detail,
    createdAt: row.created_at.toISOString(),
  }));
}

interface AuditRow {
  readonly sequence: string;
  readonly created_at: Date;
  readonly actor: string;
  readonly action: AuditAction;
  readonly gallery_id: string | null;
  readonly run_id: string | null;
  readonly detail: AuditNote['detail'];
}
