import { load, type Cheerio } from 'cheerio';
import { hasChildren, isTag, isText, type AnyNode, type Element } from 'domhandler';

const blocks = new Set(['br', 'p', 'div', 'li', 'tr', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** The text of a node with spaces where its blocks meet, and where two spans do: `… 31 years.` `Credit...` */
export function visibleText(node: Cheerio<AnyNode>): string {
  const texts: string[] = [];
  const open = node.toArray().toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isText(next)) texts.push(next.data);
    if (!hasChildren(next)) continue;
    if (isTag(next) && isSetApart(next)) texts.push(' ');
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
  return squeeze(texts.join(''));
}

function isSetApart({ name, prev }: Element): boolean {
  return blocks.has(name) || (name === 'span' && prev !== null && isTag(prev));
}

/** Runs of white space → one space each, none at the ends. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** A text that may hold markup, as attributes and page data do: `<p>A seal waits.</p>` → `A seal waits.` */
export function textOfMarkup(markup: string): string {
  if (!/<\/?[a-z][^>]*>|&[#\w]{2,10};/iu.test(markup)) return squeeze(markup);
  return visibleText(load(markup.slice(0, maxMarkupLength), null, false).root());
}

const maxMarkupLength = 20_000;
