import { ExpectedError, isPassing } from '../errors.ts';

/** Whether trying again would end the same way: an explained failure, unless a server was only away. */
export function endsRun(error: unknown): error is ExpectedError {
  return error instanceof ExpectedError && !isPassing(error);
}
