/**
 * The blocks of four sizes a sequence lies in, so that a search can be asked of one stretch of the list: the index of terms
 * knows each block as it knows a word. `#9=4` holds 2048 to 2559. `search_listings` of the migrations asks for them.
 */
export function blocksOf(sequence: number): readonly string[] {
  return blockBits.map((bits) => `#${bits}=${Math.floor(sequence / 2 ** bits)}`);
}

/** The same in SQL, as text that PostgreSQL reads a `tsvector` from, of an expression that gives the sequence. */
export function blocksInSql(sequence: string): string {
  return blockBits.map((bits) => `'''#${bits}=' || (${sequence} >> ${bits}) || ''''`).join(` || ' ' || `);
}

const blockBits = [9, 12, 15, 18];
