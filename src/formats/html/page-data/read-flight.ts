/**
 * Next.js sends a page's data in pieces, `push([1, "5:[…"])`, that together are lines of an id and JSON. → The values of the lines.
 */
export function readFlight(values: readonly unknown[]): readonly unknown[] {
  const pieces = values.flatMap((value) =>
    Array.isArray(value) && value.length === 2 && value[0] === 1 && typeof value[1] === 'string'
      ? [value[1]]
      : [],
  );
  return pieces
    .join('')
    .split('\n')
    .flatMap((line) => parseLine(line.replace(/^[0-9a-f]{1,6}:[A-Z]{0,2}/u, '')));
}

function parseLine(line: string): readonly unknown[] {
  if (!/^[[{]/u.test(line)) return [];
  try {
    return [JSON.parse(line) as unknown];
  } catch {
    return [];
  }
}
