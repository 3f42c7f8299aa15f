const bitsOf = Array.from({ length: 16 }, (_, value) => value.toString(2).replaceAll('0', '').length);

/** In how many bits two hashes of one length differ; hexadecimal, lower case. */
export function hammingDistance(a: string, b: string): number {
  if (a.length !== b.length) throw new Error('hashes of different lengths have no distance');
  let distance = 0;
  for (let at = 0; at < a.length; at += 1) {
    if (a[at] !== b[at])
      distance += bitsOf[Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16)] ?? 0;
  }
  return distance;
}
