/** What can go wrong in a way we can explain, by code; each shell translates a code once. */
export const errorCodes = {
  GALLERY_EMPTY: 'the input holds no text at all',
  GALLERY_BINARY: 'the input is not text',
  GALLERY_TOO_LARGE: 'the input is larger than the limit',
  GALLERY_TOO_MANY_ENTRIES: 'the gallery has more entries than the limit',
  GALLERY_INVALID: 'the input is not a gallery of its format',
  GALLERY_WITHOUT_CAPTIONS: 'no caption was found in the input',
  FORMAT_UNKNOWN: 'no reader has this name',
  NOT_ACCEPTABLE: 'none of the formats that are asked for is written',
  INPUT_UNREADABLE: 'the input cannot be read',
  OUTPUT_UNWRITABLE: 'the result cannot be written',
  RULES_INVALID: 'a rules file is not valid',
  SETTINGS_INVALID: 'a setting is not valid',
  USAGE: 'the command line is wrong',
  DATA_DIR_IN_USE: 'another process uses this data folder',
  DATA_DIR_UNUSABLE: 'the data folder cannot be opened',
  SERVICE_UNREACHABLE: 'a server cannot be reached',
  INTAKE_FULL: 'a server or a disk is nearly full, and nothing more is taken',
  SOURCE_UNKNOWN: 'nothing is taken from this source',
  SIGNATURE_INVALID: 'the delivery is not signed as its source signs',
  LOGIN_NEEDED: 'a token or a login is needed',
  NOT_ALLOWED: 'this is not allowed to who asks',
  TOO_MANY_TRIES: 'too much was tried in too short a time',
  NOT_FOUND: 'there is no such thing',
  CONFLICT: 'the request contradicts what is known',
  RUN_TOO_LONG: 'cleaning a gallery takes longer than the limit',
  RUN_TOO_LARGE: 'cleaning a gallery takes more memory than the limit',
  RUN_FAILED: 'the run failed',
} as const;
export type ErrorCode = keyof typeof errorCodes;

/** A failure we can explain: which input, where and why. Anything else that is thrown is a bug. */
export class ExpectedError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ExpectedError';
    this.code = code;
  }
}

/** Whether a failure passes by itself: what failed by it is worth trying again as it is. */
export function isPassing(error: unknown): boolean {
  return error instanceof ExpectedError && passing.has(error.code);
}

// A machine that is short of time or memory may have more of it at the next attempt.
const passing: ReadonlySet<ErrorCode> = new Set([
  'SERVICE_UNREACHABLE',
  'INTAKE_FULL',
  'RUN_TOO_LONG',
  'RUN_TOO_LARGE',
]);
