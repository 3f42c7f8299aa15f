/** A grey square made smaller by averaging: each new value is the mean of the area it covers. */
export function shrinkSquare(grey: Uint8Array, side: number, smaller: number): Uint8Array {
  const shares = sharesOf(side, smaller);
  const rows = new Float64Array(side * smaller);
  for (let y = 0; y < side; y += 1)
    for (let to = 0; to < smaller; to += 1)
      rows[y * smaller + to] = weigh(grey, y * side, 1, shares[to] ?? []);
  const result = new Uint8Array(smaller * smaller);
  for (let x = 0; x < smaller; x += 1)
    for (let to = 0; to < smaller; to += 1)
      result[to * smaller + x] = Math.round(weigh(rows, x, smaller, shares[to] ?? []));
  return result;
}

/** How much of an old value a new one is made of. */
interface Share {
  readonly from: number;
  readonly part: number;
}

function sharesOf(side: number, smaller: number): readonly (readonly Share[])[] {
  const scale = side / smaller;
  return Array.from({ length: smaller }, (_, to) => {
    const shares: Share[] = [];
    for (let from = Math.floor(to * scale); from < (to + 1) * scale; from += 1) {
      const covered = Math.min(from + 1, (to + 1) * scale) - Math.max(from, to * scale);
      shares.push({ from, part: covered / scale });
    }
    return shares;
  });
}

function weigh(
  values: Uint8Array | Float64Array,
  start: number,
  step: number,
  shares: readonly Share[],
): number {
  let sum = 0;
  for (const { from, part } of shares) sum += (values[start + from * step] ?? 0) * part;
  return sum;
}
