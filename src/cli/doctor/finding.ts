/** What was looked at and how it is. */
export interface Finding {
  readonly check: string;
  /** `doubtful`: it runs, and somebody should know; `wrong`: it must be mended. */
  readonly state: 'ok' | 'doubtful' | 'wrong';
  readonly message: string;
  /** What to do; `null`: nothing. */
  readonly remedy: string | null;
}

export function ok(check: string, message: string): Finding {
  return { check, state: 'ok', message, remedy: null };
}

export function doubtful(check: string, message: string, remedy: string): Finding {
  return { check, state: 'doubtful', message, remedy };
}

export function wrong(check: string, message: string, remedy: string): Finding {
  return { check, state: 'wrong', message, remedy };
}

/** An error in words. */
export function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
