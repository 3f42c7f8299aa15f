import { randomUUID } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import type { Scope } from '../login/scopes.ts';
import { digestOf, makeSecret } from '../login/secrets.ts';
import { noteInAudit } from './audit.ts';
import type { Database, Query } from './database.ts';
import { storableText } from './storable-text.ts';

/** A token as the records know it: everything but the token itself. */
export interface TokenRecord {
  readonly id: string;
  /** What the audit calls whoever shows it. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  /** ISO 8601, UTC, as all times. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
}

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** `null`: until it is revoked. */
  readonly days: number | null;
  readonly createdBy: string;
}

/** Makes a token. The secret is in the answer and nowhere else. `CONFLICT`: the name is taken, or there are too many. */
export async function createToken(
  database: Database,
  { name, scopes, days, createdBy }: NewToken,
): Promise<{ readonly token: TokenRecord; readonly secret: string }> {
  const secret = makeSecret();
  const token = await database.transaction(async (query) => {
    await refuseTooMany(query);
    const [row] = await query<TokenRow>(
      `insert into api_tokens (id, name, digest, scopes, created_by, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(days => $6::integer))
       on conflict (name) where revoked_at is null do nothing returning *`,
      [
        `tok_${randomUUID()}`,
        storableText(name),
        digestOf(secret),
        JSON.stringify(scopes),
        storableText(createdBy),
        days,
      ],
    );
    if (row === undefined)
      throw new ExpectedError(
        'CONFLICT',
        `there is a token '${name}': revoke it first, or choose another name`,
      );
    const detail = { token: name, scopes: scopes.join(' '), days };
    await noteInAudit(query, {
      actor: createdBy,
      action: 'token-created',
      galleryId: null,
      runId: null,
      detail,
    });
    return toToken(row);
  });
  return { token, secret };
}

/** Tokens, the newest first: all that count, and of those that do not the newest. */
export async function listTokens(database: Database): Promise<readonly TokenRecord[]> {
  const rows = await database.query<TokenRow>(
    `(select * from api_tokens where revoked_at is null)
     union all
     (select * from api_tokens where revoked_at is not null order by sequence desc limit $1)
     order by sequence desc`,
    [mostTokens],
  );
  return rows.map(toToken);
}

/** Ends a token, and the logins that were opened with it, at once. By its id, or the name of one that counts. */
export async function revokeToken(database: Database, idOrName: string, by: string): Promise<TokenRecord> {
  return database.transaction(async (query) => {
    const [row] = await query<TokenRow>(
      `update api_tokens set revoked_at = now() where (id = $1 or name = $1) and revoked_at is null returning *`,
      [idOrName],
    );
    if (row === undefined)
      throw new ExpectedError('NOT_FOUND', `there is no token '${idOrName}' that is not revoked already`);
    await query(`delete from sessions where token_id = $1`, [row.id]);
    const detail = { token: row.name };
    await noteInAudit(query, { actor: by, action: 'token-revoked', galleryId: null, runId: null, detail });
    return toToken(row);
  });
}

/** The token that this is, if it counts; notes, to the minute, that it was used. */
export async function findToken(database: Database, digest: string): Promise<TokenRecord | null> {
  const [row] = await database.query<TokenRow>(
    `select * from api_tokens
      where digest = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
    [digest],
  );
  if (row === undefined) return null;
  if (row.last_used_at === null || Date.now() - row.last_used_at.getTime() > usedEveryMs)
    await database.query(`update api_tokens set last_used_at = now() where id = $1`, [row.id]);
  return toToken(row);
}

/** Whether a token was ever made. One that was revoked counts: revoking the last must not open the doors. */
export async function hasTokens(database: Database): Promise<boolean> {
  return (await database.query(`select 1 from api_tokens limit 1`)).length === 1;
}

const mostTokens = 500;
const usedEveryMs = 60_000;

async function refuseTooMany(query: Query): Promise<void> {
  const [row] = await query<{ readonly count: number }>(
    `select count(*)::integer as count from api_tokens where revoked_at is null`,
  );
  if ((row?.count ?? 0) >= mostTokens)
    throw new ExpectedError('CONFLICT', `there are ${mostTokens} tokens: revoke those that nobody uses`);
}

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

function toToken(row: TokenRow): TokenRecord {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}
