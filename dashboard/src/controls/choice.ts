/** One of several that a person may choose. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}
