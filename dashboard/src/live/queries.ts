import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ExpectedError } from '../../../src/errors.ts';

/**
 * What was read from the server. A key's first word is what the records call it: galleries, gallery, runs, failures, reruns …
 * Whatever changes says so over the live connection; what is shown is then read again.
 */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: heedLogin }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => isPassing(error) && failures < 3,
      refetchOnWindowFocus: true,
    },
  },
});

/** Asks anew who is logged in when an answer says that nobody is: the page then shows where one logs in. */
export function heedLogin(error: unknown): void {
  if (error instanceof ExpectedError && error.code === 'LOGIN_NEEDED')
    void queries.invalidateQueries({ queryKey: ['session'] });
}

/** A server that is away comes back; a question that is refused is refused again. */
function isPassing(error: unknown): boolean {
  return !(error instanceof ExpectedError) || error.code === 'SERVICE_UNREACHABLE';
}
