import { encodePart } from './encode-part.ts';

/**
 * A text → the URI it is by RFC 3986, what must not stand in one percent-encoded; `null` where it is none, as a file's name:
 * `https://wire.example/net 1.jpg` → `https://wire.example/net%201.jpg`
 */
export function toUri(text: string): string | null {
  if (!/^[a-z][a-z\d+.-]+:[^\s]/iu.test(text) || holdsProgram.test(text) || !URL.canParse(text)) return null;
  const [, start, rest = ''] = schemeHostAndRest.exec(new URL(text).href) ?? [];
  return start === undefined ? null : `${start}${encodeRest(rest)}`;
}

/** Who follows such an address runs what stands in it. */
const holdsProgram = /^(?:javascript|vbscript|data):/iu;

const letters = String.raw`[\w.~!$&'()*+,;=-]|%[\da-f]{2}`;
const host = String.raw`\/\/(?:(?:${letters}|:)*@)?(?:\[[\da-f:.]+\]|(?:${letters})*)(?::\d*)?(?=[/?#]|$)`;

/** A scheme with a query alone, `a1:?page`, names nothing and is refused by many who check addresses. */
const schemeHostAndRest = new RegExp(String.raw`^([a-z][a-z\d+.-]*:(?:${host}|(?!\/\/|[?#]|$)))(.*)$`, 'isu');

/** The first `#` begins the fragment; all others are part of it. */
function encodeRest(rest: string): string {
  const [path = '', ...fragments] = rest.split('#');
  return [path, ...(fragments.length === 0 ? [] : [fragments.join('%23')])]
    .map((part) =>
      part.replace(/%(?![\da-f]{2})/giu, '%25').replace(/[^\w.~!$&'()*+,;=:@%/?-]/gu, encodePart),
    )
    .join('#');
}
