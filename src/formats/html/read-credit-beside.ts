import type { Cheerio, CheerioAPI } from 'cheerio';
import { hasChildren, isText, type AnyNode, type Element } from 'domhandler';
import { readCreditLine } from '../../pipeline/credits/find-credit-line.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { insideAmong, matching } from './page-elements.ts';
import { squeeze } from './visible-text.ts';

const maxCreditLength = 160;

/** The credit that stands in a frame beside its caption: in a box or an attribute of its own, or as all else that is there. */
export function readCreditBeside(page: CheerioAPI, frame: Cheerio<Element>, rules: Rules): string | null {
  const credits = matching(page, rules.sites.credits);
  const shown = frame
    .toArray()
    .flatMap((box) => [...insideAmong(box, credits)])
    .map((node) => squeeze(page(node).text()))
    .find((text) => text !== '');
  return shown ?? readAttribute(frame, rules) ?? readOutside(page, frame, rules);
}

function readAttribute(frame: Cheerio<Element>, { sites }: Rules): string | null {
  const credits = sites.creditAttributes.map((name) => squeeze(frame.find(`[${name}]`).attr(name) ?? ''));
  return credits.find((credit) => credit !== '') ?? null;
}

/** `Image source, Reuters` beside the image: what else stands in the frame, where it is nothing but a credit. */
function readOutside(page: CheerioAPI, frame: Cheerio<Element>, rules: Rules): string | null {
  const left = matching(page, `${rules.sites.captions}, script, style, noscript, button`);
  const text = squeeze(
    frame
      .toArray()
      .map((box) => textWithout(box, left))
      .join(''),
  );
  return text.length <= maxCreditLength && readCreditLine(text, rules) !== null ? text : null;
}

/** The text of a box without that of some elements inside it. */
function textWithout(box: Element, left: ReadonlySet<AnyNode>): string {
  const texts: string[] = [];
  const open: AnyNode[] = box.children.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isText(next)) texts.push(next.data);
    if (!hasChildren(next) || left.has(next)) continue;
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
  return texts.join('');
}
