import type { DeskRules } from '../desk-rules/desk-rules.ts';
import { ExpectedError } from '../errors.ts';
import { noteInAudit } from './audit.ts';
import type { Database, Query } from './database.ts';
import { storableText } from './storable-text.ts';
import {
  findVersionInEffect,
  findVersionRow,
  holdVersions,
  type RulesVersion,
} from './rules-version-rows.ts';

/** A desk's rules as somebody saves them. */
export interface NewRulesVersion {
  readonly rules: DeskRules;
  readonly reason: string;
  readonly createdBy: string;
  /** To be tried, not in effect. */
  readonly isDraft?: boolean;
  /** An ISO 8601 time to come; `null`: at once. */
  readonly effectiveFrom?: string | null;
  /** The version in effect that it was made from: another one by now is a `CONFLICT`; `null` is not looked at. */
  readonly basedOn?: number | null;
  /** The version whose rules these are again. */
  readonly revertsTo?: number | null;
}

/** How a draft is put in effect. */
export interface Activation extends Pick<NewRulesVersion, 'effectiveFrom' | 'basedOn'> {
  readonly by: string;
  /** Why, instead of what the draft was tried for. */
  readonly reason?: string | null;
}

/** Keeps a desk's rules as the next version. */
export async function saveRulesVersion(database: Database, version: NewRulesVersion): Promise<RulesVersion> {
  return database.transaction(async (query) => {
    await holdVersions(query);
    await refuseOutdated(query, version.basedOn ?? null);
    return insertVersion(query, version);
  });
}

/** The rules of an earlier version, or with 0 those that ship, as the next version; `NOT_FOUND` without it. */
export async function revertRules(
  database: Database,
  number: number,
  version: Omit<NewRulesVersion, 'rules' | 'revertsTo'> & { readonly none: DeskRules },
): Promise<RulesVersion> {
  return database.transaction(async (query) => {
    await holdVersions(query);
    await refuseOutdated(query, version.basedOn ?? null);
    const rules = number === 0 ? version.none : await loadRulesWithin(query, number);
    return insertVersion(query, { ...version, rules, revertsTo: number });
  });
}

/**
 * Puts a draft, or a version that is planned, in effect: at once or from a time to come. `CONFLICT` when it has been in effect:
 * a revert makes a new version of it; `NOT_FOUND` without it.
 */
export async function activateRulesVersion(
  database: Database,
  number: number,
  activation: Activation,
): Promise<RulesVersion> {
  const { by, effectiveFrom = null, reason = null, basedOn = null } = activation;
  return database.transaction(async (query) => {
    await holdVersions(query);
    refuseCounted(await findVersionRow(query, number));
    await refuseOutdated(query, basedOn);
    await refusePast(query, effectiveFrom);
    await query(
      `update rules_versions set effective_from = ${momentOf('$2')}, activated_by = $3, activated_at = now(),
              reason = coalesce($4, reason) where number = $1`,
      [number, effectiveFrom, storableText(by), reason === null ? null : storableText(reason)],
    );
    return noteVersion(query, number, 'rules-activated', by);
  });
}

/** Makes a version that is planned a draft again. `CONFLICT` when it is not planned, `NOT_FOUND` without it. */
export async function withdrawRulesVersion(
  database: Database,
  number: number,
  by: string,
): Promise<RulesVersion> {
  return database.transaction(async (query) => {
    await holdVersions(query);
    const { state } = await findVersionRow(query, number);
    if (state !== 'planned')
      throw new ExpectedError('CONFLICT', `version ${number} of the rules is not planned: it is ${state}`);
    await query(
      `update rules_versions set effective_from = null, activated_by = null, activated_at = null where number = $1`,
      [number],
    );
    return noteVersion(query, number, 'rules-withdrawn', by);
  });
}

/** What a version says; `NOT_FOUND` without it. */
export async function loadDeskRules(database: Database, number: number): Promise<DeskRules> {
  return loadRulesWithin(database.query, number);
}

async function loadRulesWithin(query: Query, number: number): Promise<DeskRules> {
  const [row] = await query<{ readonly rules: DeskRules }>(
    `select rules from rules_versions where number = $1`,
    [number],
  );
  if (row === undefined) throw new ExpectedError('NOT_FOUND', `there is no version ${number} of the rules`);
  return row.rules;
}

async function insertVersion(query: Query, version: NewRulesVersion): Promise<RulesVersion> {
  const { rules, reason, createdBy, isDraft = false, effectiveFrom = null, revertsTo = null } = version;
  if (!isDraft) await refusePast(query, effectiveFrom);
  const [row] = await query<{ readonly number: number }>(
    `insert into rules_versions (number, rules, reason, created_by, reverts_to, effective_from, activated_by, activated_at)
     select coalesce(max(number), 0) + 1, $1::jsonb, $2::text, $3::text, $4::integer,
            case when $5::boolean then null else ${momentOf('$6')} end,
            case when $5::boolean then null else $3::text end, case when $5::boolean then null else now() end
       from rules_versions
     returning number`,
    [JSON.stringify(rules), storableText(reason), storableText(createdBy), revertsTo, isDraft, effectiveFrom],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return noteVersion(query, row.number, 'rules-saved', createdBy);
}

/** Whole milliseconds, rounded down: what is in effect from now on is so at once. */
function momentOf(parameter: '$2' | '$6'): string {
  return `coalesce(${parameter}::timestamptz, date_trunc('milliseconds', now()))`;
}

async function noteVersion(
  query: Query,
  number: number,
  action: 'rules-saved' | 'rules-activated' | 'rules-withdrawn',
  actor: string,
): Promise<RulesVersion> {
  const version = await findVersionRow(query, number);
  const { reason, state, effectiveFrom, revertsTo } = version;
  const detail = { version: number, reason, state, effectiveFrom, revertsTo };
  await noteInAudit(query, { actor, action, galleryId: null, runId: null, detail });
  return version;
}

async function refuseOutdated(query: Query, basedOn: number | null): Promise<void> {
  if (basedOn === null) return;
  const current = await findVersionInEffect(query);
  if (current === basedOn) return;
  throw new ExpectedError(
    'CONFLICT',
    `version ${current} of the rules is in effect by now, not ${basedOn}, which these were made from`,
  );
}

async function refusePast(query: Query, effectiveFrom: string | null): Promise<void> {
  if (effectiveFrom === null) return;
  const [row] = await query<{ readonly is_past: boolean }>(`select $1::timestamptz < now() as is_past`, [
    effectiveFrom,
  ]);
  if (row?.is_past !== true) return;
  throw new ExpectedError('USAGE', `rules cannot be in effect from ${effectiveFrom}: that is past`);
}

function refuseCounted({ number, state }: RulesVersion): void {
  if (state === 'draft' || state === 'planned') return;
  const why = state === 'past' ? 'was in effect before' : 'is in effect';
  throw new ExpectedError('CONFLICT', `version ${number} of the rules ${why}`);
}
