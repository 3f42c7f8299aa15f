/** Which stretch of a list. */
export interface PageQuestion {
  readonly limit?: number;
  readonly cursor?: string | null;
}
