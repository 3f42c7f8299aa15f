import type { CheerioAPI } from 'cheerio';
import { hasChildren, isTag, type AnyNode, type Element } from 'domhandler';
import type { Rules } from '../../pipeline/rules.ts';
import { findCaptionNodes } from './find-caption-nodes.ts';
import type { FoundCaption } from './found-caption.ts';
import { isCreditLine } from './is-credit-line.ts';
import { isInterfaceText } from './is-interface-text.ts';
import { holdsAny, matching } from './page-elements.ts';
import { textOf, visibleText } from './visible-text.ts';

/** The captions that a frame shows, each with the credit that is set apart in it. */
export function readVisibleCaptions(page: CheerioAPI, frame: Element, rules: Rules): readonly FoundCaption[] {
  const nodes = findCaptionNodes(page, frame, rules).map((node) => ({ node, text: textOf(node) }));
  const credits = nodes.filter(({ text }) => isCreditLine(text, rules));
  const isCreditBox = matching(page, rules.sites.credits);
  // "caption__text", "caption__photog": a part of the caption that is nothing but its credit.
  const credit = credits[0]?.text ?? null;
  return nodes
    .filter((each) => !credits.includes(each))
    .map(({ node, text }, index) => {
      const left = new Set<AnyNode>();
      leaveButtons(node, left, rules);
      const inside = leaveCredit(node, text, left, rules);
      // Read apart, or they run together: "July 8, 2020.THE CANADIAN PRESS"
      if (holdsAny(node, isCreditBox))
        for (const part of partsOf(node, left)) if (isCreditBox(part)) left.add(part);
      return { place: `caption[${index}]`, text: visibleText(node, left), credit: inside ?? credit };
    });
}

/** The elements inside a caption, in the order of the page; nothing of what is left out, be it while they are gone through. */
function* partsOf(caption: Element, left: ReadonlySet<AnyNode>): Generator<Element> {
  const open: AnyNode[] = caption.children.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (left.has(next) || !hasChildren(next)) continue;
    if (isTag(next)) yield next;
    if (left.has(next)) continue;
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
}

const silentNames: ReadonlySet<string> = new Set(['script', 'style', 'button']);
const maxHiddenWords = 3;

/** `… Kofi Adjani <a>Close</a>`; "less" and "more" stay, they tell a cut copy. */
function leaveButtons(caption: Element, left: Set<AnyNode>, rules: Rules): void {
  for (const part of partsOf(caption, left)) if (silentNames.has(part.name)) left.add(part);
  // An icon or a mark; some sites hide the caption itself from readers who hear it, as they hear the description.
  for (const part of partsOf(caption, left))
    if (part.attribs['aria-hidden'] === 'true' && textOf(part, left).split(' ').length <= maxHiddenWords)
      left.add(part);
  for (const part of partsOf(caption, left)) {
    const text = textOf(part, left);
    if (/\p{L}/u.test(text) && isInterfaceText(text, rules) && !/^\P{L}*(?:less|more)\P{L}*$/iu.test(text))
      left.add(part);
  }
}

const creditNames: ReadonlySet<string> = new Set(['cite', 'small', 'em', 'i', 'span', 'p', 'div']);

/** `<figcaption>A seal waits. <cite>Runa Holt for The Courier</cite></figcaption>`: a child that is nothing but a credit. */
function leaveCredit(caption: Element, whole: string, left: Set<AnyNode>, rules: Rules): string | null {
  for (const part of partsOf(caption, left)) {
    if (!creditNames.has(part.name)) continue;
    const text = textOf(part, left);
    // The whole caption was asked before.
    if (text === whole || !isCreditLine(text, rules)) continue;
    left.add(part);
    return text;
  }
  return null;
}
