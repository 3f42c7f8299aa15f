/** A stretch in which two word lists differ: what one has and the other has instead. */
export interface WordChange {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const maxAligned = 400;

/** The differences between two word lists along their longest common subsequence. */
export function alignWords(a: readonly string[], b: readonly string[]): readonly WordChange[] {
  const left = a.slice(0, maxAligned);
  const right = b.slice(0, maxAligned);
  const lengths = commonLengths(left, right);
  const changes: WordChange[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    if (removed.length > 0 || added.length > 0) changes.push({ removed, added });
    removed = [];
    added = [];
  };
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (left[i] === right[j]) {
      flush();
      i += 1;
      j += 1;
    } else if (i < left.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1)) {
      removed.push(left[i] ?? '');
      i += 1;
    } else {
      added.push(right[j] ?? '');
      j += 1;
    }
  }
  flush();
  return changes;
}

function at(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

/** `lengths[i][j]`: the common subsequence of what is left from i and from j. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] =
        a[i] === b[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}
