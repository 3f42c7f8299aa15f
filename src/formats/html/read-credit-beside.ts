import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { readCreditLine } from '../../pipeline/credits/find-credit-line.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { squeeze } from './visible-text.ts';

const maxCreditLength = 160;

/** The credit that stands in a frame beside its caption: in a box or an attribute of its own, or as all else that is there. */
export function readCreditBeside(page: CheerioAPI, frame: Cheerio<Element>, rules: Rules): string | null {
  const shown = frame
    .find(rules.sites.credits)
    .toArray()
    .map((node) => squeeze(page(node).text()))
    .find((text) => text !== '');
  return shown ?? readAttribute(frame, rules) ?? readOutside(frame, rules);
}

function readAttribute(frame: Cheerio<Element>, { sites }: Rules): string | null {
  const credits = sites.creditAttributes.map((name) => squeeze(frame.find(`[${name}]`).attr(name) ?? ''));
  return credits.find((credit) => credit !== '') ?? null;
}

/** `Image source, Reuters` beside the image: what else stands in the frame, where it is nothing but a credit. */
function readOutside(frame: Cheerio<Element>, rules: Rules): string | null {
  const rest = frame.clone();
  rest.find(`${rules.sites.captions}, script, style, noscript, button`).remove();
  const text = squeeze(rest.text());
  return text.length <= maxCreditLength && readCreditLine(text, rules) !== null ? text : null;
}
