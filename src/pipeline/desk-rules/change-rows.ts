/** Rows that ship, those of the same name replaced, new ones behind them, removed ones gone. */
export function changeRows<Row extends { readonly name: string }>(
  shipped: readonly Row[],
  set: readonly Row[],
  removed: readonly string[] = [],
): readonly Row[] {
  const changed = new Map(shipped.map((row) => [row.name, row]));
  for (const name of removed) changed.delete(name);
  for (const row of set) changed.set(row.name, row);
  return [...changed.values()];
}
