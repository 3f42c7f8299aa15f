import type { Log } from '../log.ts';
import type { Rules } from '../pipeline/rules.ts';
import type { Database } from '../storage/database.ts';

/** What a job's processor works with. */
export interface WorkTools {
  readonly database: Database;
  readonly rules: Rules;
  /** Names the run and the gallery on every line. */
  readonly log: Log;
}

/** Which try of a job this is. */
export interface Attempt {
  /** Nothing comes after it: what fails now has failed. */
  readonly isLast: boolean;
}
