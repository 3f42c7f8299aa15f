import { useQuery } from '@tanstack/react-query';
import type { Session } from '../../../src/client/login-schemas.ts';
import { client } from '../client.ts';
import { queries } from '../live/queries.ts';

const queryKey = ['session'];

/** Who is logged in, asked once and again whenever an answer says that a login is needed. */
export const sessionQuery = {
  queryKey,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => client.fetchSession(signal),
  staleTime: Infinity,
};

/** Who is logged in; undefined until the server has said so. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** What was last heard of that, for what asks the server. */
export function knownSession(): Session | undefined {
  return queries.getQueryData<Session>(queryKey);
}

/** Logs in with a token. A browser that keeps no cookie stays outside. */
export async function logIn(token: string): Promise<void> {
  await client.logIn(token);
  const session = await client.fetchSession();
  if (session.who === null) throw new Error(noCookie);
  begin(session);
}

/** Logs out, here and at the provider, which sends the browser back; forgets what was read. */
export async function logOut(): Promise<void> {
  const { leaveAt, ...session } = await client.logOut();
  if (leaveAt === null) begin(session);
  else window.location.assign(leaveAt);
}

/** What one person read is not shown to the next. */
function begin(session: Session): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] });
  queries.setQueryData(queryKey, session);
}

const noCookie =
  'The token is right, but this browser kept no cookie: Cutline must be opened with https://, or on its own machine as http://127.0.0.1 in Chrome, Edge or Firefox.';
