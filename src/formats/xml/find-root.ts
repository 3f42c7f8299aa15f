/** Where a document's first element starts, and what of its prolog is told to a desk. */
export interface XmlRoot {
  readonly start: number;
  /** `<rss version="2.0" …>`, at most its first 10,000 characters. */
  readonly tag: string;
  /** The name without its prefix. */
  readonly name: string;
  /** The document brings entities of its own, which are never expanded. */
  readonly declaresEntities: boolean;
}

const maxTagLength = 10_000;
const maxPrologParts = 1000;

/** Text → its first element behind declaration, comments and document type, or `null` where it is no XML. */
export function findXmlRoot(text: string): XmlRoot | null {
  let at = 0;
  let declaresEntities = false;
  for (let part = 0; part < maxPrologParts; part += 1) {
    at = skipSpace(text, at);
    if (text[at] !== '<') return null;
    if (text.startsWith('<?', at)) at = endOf(text, '?>', at + 2);
    else if (text.startsWith('<!--', at)) at = endOf(text, '-->', at + 4);
    else if (/^<!doctype/iu.test(text.slice(at, at + 9))) {
      const end = endOfDoctype(text, at);
      declaresEntities ||= /<!ENTITY/iu.test(text.slice(at, end));
      at = end;
    } else return readTag(text, at, declaresEntities);
  }
  return null;
}

function readTag(text: string, start: number, declaresEntities: boolean): XmlRoot | null {
  const tag = /^<[^>]*>?/u.exec(text.slice(start, start + maxTagLength))?.[0] ?? '';
  const name = /^<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/u.exec(tag)?.[1];
  return name === undefined ? null : { start, tag, name, declaresEntities };
}

function skipSpace(text: string, from: number): number {
  const space = /[\s\uFEFF]*/uy;
  space.lastIndex = from;
  space.exec(text);
  return space.lastIndex;
}

/** `<!DOCTYPE rss [ <!ENTITY a "…"> ]>` */
function endOfDoctype(text: string, start: number): number {
  const close = endOf(text, '>', start);
  const subset = text.indexOf('[', start);
  if (subset === -1 || subset > close) return close;
  const end = /\]\s{0,1000}>/gu;
  end.lastIndex = subset;
  const found = end.exec(text);
  return found === null ? text.length : end.lastIndex;
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}
