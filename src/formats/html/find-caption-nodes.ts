import type { CheerioAPI } from 'cheerio';
import { isTag, isText, type Element } from 'domhandler';
import type { Rules } from '../../pipeline/rules.ts';
import { isInterfaceText } from './is-interface-text.ts';
import { inside, matching, withBoxes } from './page-elements.ts';
import { rawText, squeeze, visibleText } from './visible-text.ts';

/**
 * The boxes in a frame that are read as captions, none inside another. A box is read through the captions in it, unless it has
 * words of its own; a button or a counter is no caption, whatever its class says.
 */
export function findCaptionNodes(page: CheerioAPI, frame: Element, rules: Rules): readonly Element[] {
  const isCredit = matching(page, rules.sites.credits);
  const nodes = [...inside(frame, matching(page, rules.sites.captions))].filter(
    (node) => !isCredit(node) && !isButton(node, rules),
  );
  if (nodes.length < 2) return nodes;
  const isInside = (node: Element, outer: Element) => node !== outer && [...withBoxes(node)].includes(outer);
  const whole = nodes.filter((node) => countOwnWords(node) >= minOwnWords);
  return nodes.filter(
    (node) =>
      !whole.some((outer) => isInside(node, outer)) &&
      (whole.includes(node) || !nodes.some((inner) => isInside(inner, node))),
  );
}

const maxButtonWords = 4;
const minOwnWords = 5;

function isButton(node: Element, rules: Rules): boolean {
  const text = visibleText(node);
  if (isInterfaceText(text, rules)) return true;
  return text.split(' ', maxButtonWords + 1).length <= maxButtonWords && isLink(node, text);
}

/** Is a box a link or a button, or nothing but some? */
function isLink(node: Element, text: string): boolean {
  const isOne = ({ name }: Element) => name === 'a' || name === 'button';
  return isOne(node) || squeeze([...inside(node, isOne)].map(rawText).join('')) === text;
}

const inline: ReadonlySet<string> = new Set('b i em strong a q abbr sub sup time mark u'.split(' '));

/** The words that stand in a box itself, not in boxes of their own. */
function countOwnWords(box: Element): number {
  const texts = box.children.map((child) => {
    if (isText(child)) return child.data;
    return isTag(child) && inline.has(child.name) && child.attribs['class'] === undefined
      ? textIn(child)
      : ' ';
  });
  return squeeze(texts.join(''))
    .split(' ')
    .filter((word) => /\p{L}/u.test(word)).length;
}

function textIn(element: Element): string {
  return element.children.map((child) => (isText(child) ? child.data : '')).join('');
}
