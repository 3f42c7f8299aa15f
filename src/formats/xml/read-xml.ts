import { Parser } from 'htmlparser2';
import type { Warning } from '../../pipeline/gallery.ts';
import { findXmlRoot } from './find-root.ts';
import type { XmlElement } from './xml-element.ts';

/** An element that is being read. */
interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Elements inside each other, from the root on. */
const maxDepth = 200;
/** Elements in one part; what a part has more is not read. */
const maxPartElements = 50_000;
/** The characters of one part, in UTF-16 units; what it has more is not read. */
const maxPartLength = 5_000_000;
/** Parts in one document. */
const maxParts = 50_000;

interface Reading {
  readonly isPart: (name: string, depth: number) => boolean;
  readonly onPart: (part: XmlElement) => void;
  depth: number;
  parts: number;
  /** The part that is being read, and the elements open in it. */
  readonly open: OpenElement[];
  elements: number;
  textLength: number;
  /** Elements open in the part that are more than it may have. */
  skipped: number;
  isAtEnd: boolean;
  readonly problems: Map<string, string>;
}

/**
 * XML → those elements that are wanted (`isPart` says which, by name and depth), one after the other, so that a long document
 * needs no more memory than its longest part. Entities of its own are not expanded and nothing outside is fetched. A document
 * that is cut off, or larger than the limits, gives what came before; each such thing is a warning.
 */
export function readXml(
  text: string,
  isPart: Reading['isPart'],
  onPart: Reading['onPart'],
): readonly Warning[] {
  const root = findXmlRoot(text);
  if (root === null) return [{ code: 'xml-broken', message: 'the document is no XML: it has no element' }];
  const reading: Reading = {
    isPart,
    onPart,
    depth: 0,
    parts: 0,
    open: [],
    elements: 0,
    textLength: 0,
    skipped: 0,
    isAtEnd: false,
    problems: new Map(),
  };
  if (root.declaresEntities) reading.problems.set('xml-entities', entitiesIgnored);
  const parser = makeParser(reading);
  parser.write(text.slice(root.start));
  reading.isAtEnd = true;
  parser.end();
  return [...reading.problems].map(([code, message]) => ({ code, message }));
}

const entitiesIgnored = 'the document declares entities of its own; none was expanded';
const cutOff = 'the document ends before its last element does; what was not closed is missing';
const tooDeep = `more than ${maxDepth} elements stand inside each other; the rest was not read`;
const tooManyParts = `the document has more than ${maxParts} parts; the rest was not read`;
const partTooLong = `a part of the document has more than ${maxPartElements} elements or ${maxPartLength} characters; the rest of it was not read`;

function makeParser(reading: Reading): Parser {
  const stop = (code: string, message: string): void => {
    reading.problems.set(code, message);
    parser.pause();
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        reading.depth += 1;
        if (reading.depth > maxDepth) stop('xml-too-deep', tooDeep);
        else if (!openElement(reading, tag, attributes)) stop('xml-too-long', tooManyParts);
      },
      ontext: (text) => addText(reading, text),
      onclosetag(_tag, isImplied) {
        if (reading.isAtEnd && isImplied) reading.problems.set('xml-cut-off', cutOff);
        closeElement(reading);
        reading.depth -= 1;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  return parser;
}

/** `false` where it would be a part more than a document may have. */
function openElement(reading: Reading, tag: string, attributes: Readonly<Record<string, string>>): boolean {
  const colon = tag.indexOf(':');
  const name = tag.slice(colon + 1);
  if (reading.open.length === 0) {
    if (!reading.isPart(name, reading.depth)) return true;
    if (reading.parts === maxParts) return false;
    reading.elements = 0;
    reading.textLength = 0;
    reading.parts += 1;
  }
  if (reading.skipped > 0 || reading.elements === maxPartElements) {
    reading.skipped += 1;
    reading.problems.set('xml-part-too-long', partTooLong);
    return true;
  }
  reading.elements += 1;
  reading.open.push({ prefix: colon === -1 ? '' : tag.slice(0, colon), name, attributes, children: [] });
  return true;
}

function addText(reading: Reading, text: string): void {
  const children = reading.open.at(-1)?.children;
  if (children === undefined || reading.skipped > 0) return;
  reading.textLength += text.length;
  if (reading.textLength > maxPartLength) {
    reading.problems.set('xml-part-too-long', partTooLong);
    return;
  }
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else children.push(text);
}

function closeElement(reading: Reading): void {
  if (reading.skipped > 0) {
    reading.skipped -= 1;
    return;
  }
  const element = reading.open.pop();
  if (element === undefined) return;
  const parent = reading.open.at(-1);
  if (parent === undefined) reading.onPart(element);
  else if (isWhole(reading, element)) parent.children.push(element);
}

/** At the end of a document that is cut off, an element whose words break off is not whole; those around it hold what is. */
function isWhole({ isAtEnd }: Reading, { children }: XmlElement): boolean {
  return (
    !isAtEnd ||
    (children.length > 0 && children.every((child) => typeof child !== 'string' || child.trim() === ''))
  );
}
