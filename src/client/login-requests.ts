import type { Caller } from './caller.ts';
import {
  type CreatedToken,
  createdTokenSchema,
  type CreateToken,
  loggedOutSchema,
  type LoggedOut,
  revokedTokenSchema,
  type Session,
  sessionSchema,
  type Token,
  tokenListSchema,
} from './login-schemas.ts';

/** Who is logged in, logging in and out, and tokens. */
export interface LoginRequests {
  readonly fetchSession: (signal?: AbortSignal) => Promise<Session>;
  /** Has the browser keep a session's cookie. */
  readonly logIn: (token: string) => Promise<Session>;
  /** Ends the session; says where a browser has to go on to. */
  readonly logOut: () => Promise<LoggedOut>;
  readonly createToken: (wanted: CreateToken) => Promise<CreatedToken>;
  readonly listTokens: () => Promise<readonly Token[]>;
  /** By its id or its name. */
  readonly revokeToken: (idOrName: string, requestedBy: string) => Promise<Token>;
}

export function loginRequests({ get, post }: Caller): LoginRequests {
  return {
    fetchSession: (signal) => get('/api/session', sessionSchema, {}, signal),
    logIn: (token) => post('/api/login', sessionSchema, { token }),
    logOut: () => post('/api/logout', loggedOutSchema, {}),
    createToken: (wanted) => post('/api/tokens', createdTokenSchema, wanted),
    listTokens: async () => (await get('/api/tokens', tokenListSchema)).tokens,
    revokeToken: (idOrName, requestedBy) =>
      post(`/api/tokens/${encodeURIComponent(idOrName)}/revoke`, revokedTokenSchema, { requestedBy }),
  };
}
