/** A row as the driver gives it: times are `Date`, `jsonb` is parsed, `bytea` is a `Buffer`, `bigint` is a string. */
export type Query = <Row = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
  plan?: Plan,
) => Promise<readonly Row[]>;

/**
 * `kept`: parsed once a session, and planned once where one plan is as good as one for these values. For statements that come
 * often, with every gallery or every page; their text is always the same.
 */
export type Plan = 'kept';

/** The records, whether PGlite or PostgreSQL keeps them. */
export interface Database {
  /** One statement, `$1` … for its values. */
  readonly query: Query;
  /**
   * Commits what `work` did, or nothing of it. In a data folder it holds up the queue as well: keep it short and
   * wait for nothing but the database, or a file of this machine, inside.
   */
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}
