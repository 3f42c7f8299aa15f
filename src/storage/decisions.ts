import { randomUUID } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import type { Decision } from '../pipeline/decisions/decision.ts';
import { noteInAudit } from './audit.ts';
import type { Database, Query } from './database.ts';
import { holdGallery } from './hold-gallery.ts';
import type { RunRecord } from './records.ts';
import { askForRun } from './request-run.ts';
import { findNewestSettings, runPriorities } from './runs.ts';
import { storableText } from './storable-text.ts';

/** A decision as kept, with who took it back. */
export type DecisionRecord = Decision & {
  readonly galleryId: string;
  /** ISO 8601, UTC; `null`: it counts. */
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
};

/** A decision as an editor hands it in. */
export type NewDecision = Pick<Decision, 'kind' | 'entries' | 'value' | 'note'>;

/**
 * Keeps decisions about a gallery and asks for the run that heeds them, in one transaction: what was decided while a run is in
 * work is heeded by the next one. `NOT_FOUND` without the gallery.
 */
export async function decide(
  database: Database,
  galleryId: string,
  decisions: readonly NewDecision[],
  who: string,
): Promise<{ readonly decisions: readonly DecisionRecord[]; readonly run: RunRecord }> {
  return database.transaction(async (query) => {
    await holdGallery(query, galleryId);
    const kept: DecisionRecord[] = [];
    for (const decision of decisions) kept.push(await insertDecision(query, galleryId, decision, who));
    const run = await askAgain(query, galleryId, who, 'an editor decided');
    for (const { id, kind } of kept)
      await noteInAudit(query, {
        actor: who,
        action: 'decided',
        galleryId,
        runId: run.id,
        detail: { decision: id, kind },
      });
    return { decisions: kept, run };
  });
}

/** Takes a decision back and asks for the run without it. `NOT_FOUND` without it, `CONFLICT` when it was taken back already. */
export async function undoDecision(
  database: Database,
  galleryId: string,
  decisionId: string,
  who: string,
): Promise<{ readonly decision: DecisionRecord; readonly run: RunRecord }> {
  return database.transaction(async (query) => {
    await holdGallery(query, galleryId);
    const [row] = await query<DecisionRow>(
      `update decisions set undone_at = now(), undone_by = $3
        where id = $1 and gallery_id = $2 and undone_at is null returning ${columns}`,
      [decisionId, galleryId, storableText(who)],
    );
    if (row === undefined) throw await explainNoUndo(query, galleryId, decisionId);
    const run = await askAgain(query, galleryId, who, 'an editor took a decision back');
    const detail = { decision: decisionId, kind: row.kind };
    await noteInAudit(query, { actor: who, action: 'undone', galleryId, runId: run.id, detail });
    return { decision: toDecision(row), run };
  });
}

/** What counts for a gallery, in the order in which it was decided: what a run heeds. */
export async function loadDecisions(database: Database, galleryId: string): Promise<readonly Decision[]> {
  const rows = await database.query<DecisionRow>(
    `select ${columns} from decisions where gallery_id = $1 and undone_at is null order by sequence`,
    [galleryId],
    'kept',
  );
  return rows.map(plainDecision);
}

/** All that was ever decided about a gallery, in order, the undone included. */
export async function listDecisions(
  database: Database,
  galleryId: string,
): Promise<readonly DecisionRecord[]> {
  const rows = await database.query<DecisionRow>(
    `select ${columns} from decisions where gallery_id = $1 order by sequence limit $2`,
    [galleryId, maxDecisions],
  );
  return rows.map(toDecision);
}

/** The most decisions a gallery may have. */
const maxDecisions = 10_000;

async function insertDecision(
  query: Query,
  galleryId: string,
  { kind, entries, value, note }: NewDecision,
  who: string,
): Promise<DecisionRecord> {
  const [row] = await query<DecisionRow>(
    // Those of one request are made one after the other: `now()` stands still within it.
    `insert into decisions (id, gallery_id, kind, entries, value, who, note, decided_at)
     select $1, $2, $3, $4, $5, $6, $7, clock_timestamp()
      where (select count(*) from decisions where gallery_id = $2) < $8
     returning ${columns}`,
    [
      `dec_${randomUUID()}`,
      galleryId,
      kind,
      JSON.stringify(entries),
      value === null ? null : storableText(value),
      storableText(who),
      note === null ? null : storableText(note),
      maxDecisions,
    ],
  );
  if (row !== undefined) return toDecision(row);
  throw new ExpectedError(
    'CONFLICT',
    `gallery '${galleryId}' has ${maxDecisions} decisions, the most there may be`,
  );
}

async function askAgain(query: Query, galleryId: string, who: string, reason: string): Promise<RunRecord> {
  const settings = await findNewestSettings(query, galleryId);
  const { run } = await askForRun(query, {
    galleryId,
    settings,
    reason,
    requestedBy: who,
    priority: runPriorities.person,
  });
  return run;
}

async function explainNoUndo(query: Query, galleryId: string, decisionId: string): Promise<ExpectedError> {
  const [row] = await query(`select id from decisions where id = $1 and gallery_id = $2`, [
    decisionId,
    galleryId,
  ]);
  if (row !== undefined)
    return new ExpectedError('CONFLICT', `decision '${decisionId}' was taken back already`);
  return new ExpectedError('NOT_FOUND', `gallery '${galleryId}' has no decision '${decisionId}'`);
}

interface DecisionRow {
  readonly id: string;
  readonly gallery_id: string;
  readonly kind: Decision['kind'];
  readonly entries: readonly string[];
  readonly value: string | null;
  readonly who: string;
  readonly note: string | null;
  readonly decided_at: Date;
  readonly undone_at: Date | null;
  readonly undone_by: string | null;
}

const columns = 'id, gallery_id, kind, entries, value, who, note, decided_at, undone_at, undone_by';

function plainDecision(row: DecisionRow): Decision {
  const { id, kind, entries, value, who, note } = row;
  // The table sees to it that a kind that wants a value has one and no other does.
  return { id, kind, entries, value, who, when: row.decided_at.toISOString(), note } as Decision;
}

function toDecision(row: DecisionRow): DecisionRecord {
  return {
    ...plainDecision(row),
    galleryId: row.gallery_id,
    undoneAt: row.undone_at?.toISOString() ?? null,
    undoneBy: row.undone_by,
  };
}
