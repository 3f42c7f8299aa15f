/** Values inside each other. */
const maxDepth = 20;

/** What PHP's `serialize` wrote → its value; lists are records by their keys. What is broken is `null`, or missing in its record. */
export function readPhpValue(text: string): unknown {
  return readValue({ bytes: new TextEncoder().encode(text), at: 0 }, 0);
}

/** The lengths that PHP writes count bytes. */
interface Place {
  readonly bytes: Uint8Array;
  at: number;
}

function readValue(place: Place, depth: number): unknown {
  const kind = String.fromCharCode(place.bytes[place.at] ?? 0);
  place.at += 2;
  if (kind === 'N') return null;
  if (kind === 's') return readString(place);
  if (kind === 'a' && depth < maxDepth) return readRecord(place, depth);
  const text = readTo(place, ';');
  if (kind === 'i' || kind === 'd') return Number(text);
  if (kind === 'b') return text === '1';
  place.at = place.bytes.length;
  return null;
}

/** `s:5:"Ostra";`; a length that is wrong, as after a change of encoding, is not believed. */
function readString(place: Place): string {
  const length = Number(readTo(place, ':'));
  const start = place.at + 1;
  const isRight = Number.isInteger(length) && startsAt(place.bytes, '";', start + length);
  const end = isRight ? start + length : find(place.bytes, '";', start);
  place.at = end + 2;
  return new TextDecoder().decode(place.bytes.subarray(start, end));
}

/** `a:2:{key;value;key;value;}` */
function readRecord(place: Place, depth: number): Readonly<Record<string, unknown>> {
  readTo(place, '{');
  const entries: (readonly [string, unknown])[] = [];
  while (place.at < place.bytes.length && !startsAt(place.bytes, '}', place.at)) {
    const key = readValue(place, maxDepth);
    if (typeof key !== 'string' && typeof key !== 'number') break;
    entries.push([String(key), readValue(place, depth + 1)]);
  }
  place.at += 1;
  return Object.fromEntries(entries);
}

function readTo(place: Place, mark: string): string {
  const end = find(place.bytes, mark, place.at);
  const text = new TextDecoder().decode(place.bytes.subarray(place.at, Math.min(end, place.at + 40)));
  place.at = end + 1;
  return text;
}

function find(bytes: Uint8Array, mark: string, from: number): number {
  for (
    let at = bytes.indexOf(mark.charCodeAt(0), from);
    at !== -1;
    at = bytes.indexOf(mark.charCodeAt(0), at + 1)
  )
    if (startsAt(bytes, mark, at)) return at;
  return bytes.length;
}

function startsAt(bytes: Uint8Array, mark: string, at: number): boolean {
  for (let index = 0; index < mark.length; index += 1)
    if (bytes[at + index] !== mark.charCodeAt(index)) return false;
  return true;
}
