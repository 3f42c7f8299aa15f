import type { Scope } from '../login/scopes.ts';
import { digestOf, makeSecret } from '../login/secrets.ts';
import { noteInAudit } from './audit.ts';
import type { Database } from './database.ts';
import { storableText } from './storable-text.ts';

/** Somebody who is logged in at the dashboard. */
export interface SessionRecord {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly wayIn: WayIn;
}

/** How somebody got in: with a token, or as an issuer (a provider, or this process's environment) knows them. */
export type WayIn =
  | { readonly tokenId: string }
  | { readonly tokenId: null; readonly issuer: string; readonly subject: string };

/** A login that a provider opened. */
export interface ProviderLogin {
  readonly issuer: string;
  readonly idToken: string;
}

/** How long a login lasts. */
export interface SessionLimits {
  readonly hours: number;
  /** How long nobody may ask anything. */
  readonly idleMinutes: number;
}

/**
 * Opens a session and gives what its cookie holds. Those that have ended are cleared away. `idToken`: what a provider said of
 * who it is, for when they log out there as well.
 */
export async function openSession(
  database: Database,
  { name, scopes, wayIn }: SessionRecord,
  { hours }: SessionLimits,
  idToken: string | null = null,
): Promise<string> {
  const secret = makeSecret();
  const { issuer, subject } = wayIn.tokenId === null ? wayIn : { issuer: null, subject: null };
  await database.transaction(async (query) => {
    await query(`delete from sessions where expires_at < now()`);
    await query(
      `insert into sessions (digest, name, scopes, token_id, issuer, subject, expires_at, id_token)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(hours => $7::integer), $8)`,
      [
        digestOf(secret),
        storableText(name),
        JSON.stringify(scopes),
        wayIn.tokenId,
        issuer,
        subject === null ? null : storableText(subject),
        hours,
        idToken,
      ],
    );
    const detail = {
      scopes: scopes.join(' '),
      ...(issuer?.startsWith('http') === true && { issuer, subject }),
    };
    await noteInAudit(query, { actor: name, action: 'logged-in', galleryId: null, runId: null, detail });
  });
  return secret;
}

/** The session of a cookie, unless it has ended; notes, to the minute, that somebody is there. */
export async function findSession(
  database: Database,
  digest: string,
  { idleMinutes }: SessionLimits,
): Promise<SessionRecord | null> {
  const [row] = await database.query<Omit<SessionRow, 'id_token'>>(
    `select sessions.name, sessions.scopes, token_id, issuer, subject,
            last_seen_at < now() - interval '1 minute' as is_stale
       from sessions left join api_tokens on api_tokens.id = sessions.token_id
      where sessions.digest = $1 and sessions.expires_at > now()
        and last_seen_at > now() - make_interval(mins => $2::integer)
        and (token_id is null
             or (revoked_at is null and (api_tokens.expires_at is null or api_tokens.expires_at > now())))`,
    [digest, idleMinutes],
  );
  if (row === undefined) return null;
  if (row.is_stale)
    await database.query(`update sessions set last_seen_at = now() where digest = $1`, [digest]);
  const { name, scopes, token_id: tokenId, issuer, subject } = row;
  const wayIn: WayIn =
    tokenId === null ? { tokenId, issuer: issuer ?? '', subject: subject ?? '' } : { tokenId };
  return { name, scopes, wayIn };
}

/** Ends a session, and gives what the provider that opened it said; `null` if none did, or it has ended. */
export async function closeSession(database: Database, digest: string): Promise<ProviderLogin | null> {
  return database.transaction(async (query) => {
    const [row] = await query<Pick<SessionRow, 'name' | 'issuer' | 'id_token'>>(
      `delete from sessions where digest = $1 returning name, issuer, id_token`,
      [digest],
    );
    if (row === undefined) return null;
    const note = { action: 'logged-out', galleryId: null, runId: null, detail: {} } as const;
    await noteInAudit(query, { actor: row.name, ...note });
    const { issuer, id_token: idToken } = row;
    return issuer === null || idToken === null ? null : { issuer, idToken };
  });
}

interface SessionRow {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly token_id: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly id_token: string | null;
  readonly is_stale: boolean;
}
