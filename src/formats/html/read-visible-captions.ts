import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { readCreditLine } from '../../pipeline/credits/find-credit-line.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { FoundCaption } from './found-caption.ts';
import { findCaptionNodes } from './find-caption-nodes.ts';
import { isInterfaceText } from './is-interface-text.ts';
import { insideAmong, matching } from './page-elements.ts';
import { squeeze, visibleText } from './visible-text.ts';

/** The captions that a frame shows, each with the credit that is set apart in it. */
export function readVisibleCaptions(
  page: CheerioAPI,
  frame: Cheerio<Element>,
  rules: Rules,
): readonly FoundCaption[] {
  const nodes = findCaptionNodes(page, frame, rules);
  const credits = nodes.filter((node) => readCreditLine(squeeze(page(node).text()), rules) !== null);
  const creditBoxes = matching(page, rules.sites.credits);
  // "caption__text", "caption__photog": a part of the caption that is nothing but its credit.
  const [apart] = credits;
  const credit = apart === undefined ? null : squeeze(page(apart).text());
  return nodes
    .filter((node) => !credits.includes(node))
    .map((node, index) => {
      const copy = page(node).clone();
      removeButtons(page, copy, rules);
      const inside = takeCreditChild(page, copy, rules);
      // Read apart, or they run together: "July 8, 2020.THE CANADIAN PRESS"
      if (!insideAmong(node, creditBoxes).next().done) copy.find(rules.sites.credits).remove();
      return { place: `caption[${index}]`, text: visibleText(copy), credit: inside ?? credit };
    });
}

const maxHiddenWords = 3;

/** `… Kofi Adjani <a>Close</a>`; "less" and "more" stay, they tell a cut copy. */
function removeButtons(page: CheerioAPI, caption: Cheerio<Element>, rules: Rules): void {
  if (caption.children().length === 0) return;
  caption.find('script, style, button').remove();
  // An icon or a mark; some sites hide the caption itself from readers who hear it, as they hear the description.
  const hidden = caption.find('[aria-hidden="true"]').toArray();
  for (const part of hidden)
    if (squeeze(page(part).text()).split(' ').length <= maxHiddenWords) page(part).remove();
  for (const part of caption.find('*').toArray()) {
    const text = squeeze(page(part).text());
    if (/\p{L}/u.test(text) && !/^\P{L}*(?:less|more)\P{L}*$/iu.test(text) && isInterfaceText(text, rules))
      page(part).remove();
  }
}

/** `<figcaption>A seal waits. <cite>Runa Holt for The Courier</cite></figcaption>`: a child that is nothing but a credit. */
function takeCreditChild(page: CheerioAPI, caption: Cheerio<Element>, rules: Rules): string | null {
  const child = caption
    .find('cite, small, em, i, span, p, div')
    .toArray()
    .find((element) => readCreditLine(squeeze(page(element).text()), rules) !== null);
  if (child === undefined) return null;
  const credit = squeeze(page(child).text());
  page(child).remove();
  return credit;
}
