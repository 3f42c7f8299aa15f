import type { Cheerio, CheerioAPI } from 'cheerio';
import { isTag, isText, type Element } from 'domhandler';
import type { Rules } from '../../pipeline/rules.ts';
import { isInterfaceText } from './is-interface-text.ts';
import { insideAmong, matching, withBoxes } from './page-elements.ts';
import { squeeze, visibleText } from './visible-text.ts';

/**
 * The boxes in a frame that are read as captions, none inside another. A box is read through the captions in it, unless it has
 * words of its own; a button or a counter is no caption, whatever its class says.
 */
export function findCaptionNodes(
  page: CheerioAPI,
  frame: Cheerio<Element>,
  rules: Rules,
): readonly Element[] {
  const [captions, credits] = [matching(page, rules.sites.captions), matching(page, rules.sites.credits)];
  const nodes = frame
    .toArray()
    .flatMap((box) => [...insideAmong(box, captions)])
    .filter((node) => !credits.has(node) && !isButton(page(node), rules));
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

function isButton(node: Cheerio<Element>, rules: Rules): boolean {
  const text = visibleText(node);
  if (isInterfaceText(text, rules)) return true;
  const isLink = node.is('a, button') || squeeze(node.find('a, button').text()) === text;
  return isLink && text.split(' ').length <= maxButtonWords;
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
