import { ExpectedError } from '../errors.ts';
import type { Database, Query } from './database.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from './pages.ts';

/** One version of a desk's rules, without what it says. */
export interface RulesVersion {
  /** Counts from 1. */
  readonly number: number;
  readonly state: 'draft' | 'planned' | 'in-effect' | 'past';
  readonly reason: string;
  readonly createdBy: string;
  /** ISO 8601, UTC, as all times. */
  readonly createdAt: string;
  /** The version it is equal to again; 0: the rules as they ship. */
  readonly revertsTo: number | null;
  readonly effectiveFrom: string | null;
  readonly activatedBy: string | null;
  readonly activatedAt: string | null;
}

const inEffect = `(select number from rules_versions where effective_from <= now()
  order by effective_from desc, number desc limit 1)`;

const columns = `number, reason, created_by, created_at, reverts_to, effective_from, activated_by, activated_at,
  case when effective_from is null then 'draft' when effective_from > now() then 'planned'
       when number = ${inEffect} then 'in-effect' else 'past' end as state`;

/** The number of the version in effect; 0: the rules as they ship. */
export async function findVersionInEffect(query: Query): Promise<number> {
  const [row] = await query<{ readonly number: number }>(`select coalesce(${inEffect}, 0) as number`);
  return row?.number ?? 0;
}

/** The number of the version that a run is to be done under now: the one it names, else the one in effect. */
export async function findVersionOfRun(database: Database, runId: string): Promise<number> {
  const [row] = await database.query<{ readonly number: number }>(
    `select coalesce((select asked_rules_version from runs where id = $1), ${inEffect}, 0) as number`,
    [runId],
    'kept',
  );
  return row?.number ?? 0;
}

/** Versions, the newest first. */
export async function listRulesVersions(
  database: Database,
  question: PageQuestion = {},
): Promise<Page<RulesVersion>> {
  const { limit, before } = readPageQuestion(question);
  const rows = await database.query<VersionRow>(
    `select ${columns} from rules_versions where $1::bigint is null or number < $1 order by number desc limit $2`,
    [before, limit + 1],
  );
  return toPage(
    rows.map((row) => ({ ...row, sequence: String(row.number) })),
    limit,
    toVersion,
  );
}

/** A version; `NOT_FOUND` without it. */
export async function findVersionRow(query: Query, number: number): Promise<RulesVersion> {
  const [row] = await query<VersionRow>(`select ${columns} from rules_versions where number = $1`, [number]);
  if (row === undefined) throw new ExpectedError('NOT_FOUND', `there is no version ${number} of the rules`);
  return toVersion(row);
}

/** Within a transaction: nobody else adds a version or puts one in effect until it ends. */
export async function holdVersions(query: Query): Promise<void> {
  await query(`lock table rules_versions in share row exclusive mode`);
}

/** Within a transaction: only a preview may name a version, and it must be there. */
export async function refuseWrongRules(
  query: Query,
  number: number | null,
  isPreview: boolean,
): Promise<void> {
  if (number === null) return;
  if (!isPreview)
    throw new ExpectedError(
      'USAGE',
      'only a preview names a version of the rules: others take the one in effect',
    );
  await findVersionRow(query, number);
}

interface VersionRow {
  readonly number: number;
  readonly state: RulesVersion['state'];
  readonly reason: string;
  readonly created_by: string;
  readonly created_at: Date;
  readonly reverts_to: number | null;
  readonly effective_from: Date | null;
  readonly activated_by: string | null;
  readonly activated_at: Date | null;
}

function toVersion(row: VersionRow): RulesVersion {
  return {
    number: row.number,
    state: row.state,
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    revertsTo: row.reverts_to,
    effectiveFrom: row.effective_from?.toISOString() ?? null,
    activatedBy: row.activated_by,
    activatedAt: row.activated_at?.toISOString() ?? null,
  };
}
