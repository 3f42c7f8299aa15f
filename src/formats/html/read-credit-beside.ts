import type { CheerioAPI } from 'cheerio';
import { isTag, type AnyNode, type Element } from 'domhandler';
import type { Rules } from '../../pipeline/rules.ts';
import { isCreditLine } from './is-credit-line.ts';
import { inside, matching } from './page-elements.ts';
import { squeeze, textOf } from './visible-text.ts';

const maxCreditLength = 160;

/** The credit that stands in a frame beside its caption: in a box or an attribute of its own, or as all else that is there. */
export function readCreditBeside(page: CheerioAPI, frame: Element, rules: Rules): string | null {
  for (const box of inside(frame, matching(page, rules.sites.credits))) {
    const text = textOf(box);
    if (text !== '') return text;
  }
  return readAttribute(frame, rules) ?? readOutside(page, frame, rules);
}

function readAttribute(frame: Element, { sites }: Rules): string | null {
  for (const name of sites.creditAttributes) {
    const [holder] = inside(frame, ({ attribs }) => attribs[name] !== undefined);
    const credit = squeeze(holder?.attribs[name] ?? '');
    if (credit !== '') return credit;
  }
  return null;
}

const notCredits: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'button']);

/** `Image source, Reuters` beside the image: what else stands in the frame, where it is nothing but a credit. */
function readOutside(page: CheerioAPI, frame: Element, rules: Rules): string | null {
  const isCaption = matching(page, rules.sites.captions);
  const has = (node: AnyNode) =>
    isTag(node) && node !== frame && (notCredits.has(node.name) || isCaption(node));
  const text = textOf(frame, { has });
  return text.length <= maxCreditLength && isCreditLine(text, rules) ? text : null;
}
