import { load } from 'cheerio';
import { hasChildren, isTag, isText, type AnyNode, type Element } from 'domhandler';

const blocks = new Set(['br', 'p', 'div', 'li', 'tr', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Nodes whose text does not count, nor that of what is in them. */
type LeftOut = Pick<ReadonlySet<AnyNode>, 'has'>;

const nothing: LeftOut = new Set();

/** The text of a node, without that of nodes left out, with spaces where its blocks meet, and where two spans do: `… 31 years.` `Credit...` */
export function visibleText(node: AnyNode, left: LeftOut = nothing): string {
  return squeeze(joinTexts(node, left, isSetApart));
}

/** All text of a node, without that of nodes left out, white space squeezed. */
export function textOf(node: AnyNode, left: LeftOut = nothing): string {
  return squeeze(joinTexts(node, left, never));
}

/** All text of a node as it stands there. */
export function rawText(node: AnyNode): string {
  return joinTexts(node, nothing, never);
}

function joinTexts(
  node: AnyNode,
  left: LeftOut,
  needsSpace: (element: Element, left: LeftOut) => boolean,
): string {
  let text = '';
  const open: AnyNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (left.has(next)) continue;
    if (isText(next)) text += next.data;
    if (!hasChildren(next)) continue;
    if (isTag(next) && needsSpace(next, left)) text += ' ';
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
  return text;
}

function never(): boolean {
  return false;
}

function isSetApart({ name, prev }: Element, left: LeftOut): boolean {
  if (name !== 'span') return blocks.has(name);
  let before = prev;
  while (before !== null && left.has(before)) before = before.prev;
  return before !== null && isTag(before);
}

/** Runs of white space → one space each, none at the ends. */
export function squeeze(text: string): string {
  return (/[^\S ]|\s\s/u.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();
}

/** A text that may hold markup, as attributes and page data do: `<p>A seal waits.</p>` → `A seal waits.` */
export function textOfMarkup(markup: string): string {
  if (!/<\/?[a-z][^>]*>|&[#\w]{2,10};/iu.test(markup)) return squeeze(markup);
  const [root] = load(markup.slice(0, maxMarkupLength), null, false).root().toArray();
  return root === undefined ? '' : visibleText(root);
}

const maxMarkupLength = 20_000;
