import type { CheerioAPI } from 'cheerio';
import { isTag, type AnyNode, type Element } from 'domhandler';

const known = new WeakMap<CheerioAPI, Map<string, ReadonlySet<AnyNode>>>();

/**
 * All elements of a page that a selector matches, found when it is first asked: reading the selector and walking the page once
 * is less than asking it of each image. Only for a page as it was loaded, which nothing is taken out of.
 */
export function matching(page: CheerioAPI, selector: string): ReadonlySet<AnyNode> {
  const bySelector = known.get(page) ?? new Map<string, ReadonlySet<AnyNode>>();
  known.set(page, bySelector);
  const found = bySelector.get(selector) ?? new Set<AnyNode>(page(selector).toArray());
  bySelector.set(selector, found);
  return found;
}

/** An element and the boxes around it, the nearest first. */
export function* withBoxes(element: Element): Generator<Element> {
  for (let box: AnyNode | null = element; box !== null && isTag(box); box = box.parent) yield box;
}

/** The nearest of the element and the boxes around it that is among others, or `null`. */
export function closestAmong(element: Element, among: ReadonlySet<AnyNode>): Element | null {
  for (const box of withBoxes(element)) if (among.has(box)) return box;
  return null;
}

/** The nearest of the element and the boxes around it of a name, or `null`. */
export function closestNamed(element: Element, name: string): Element | null {
  for (const box of withBoxes(element)) if (box.name === name) return box;
  return null;
}

/** The elements inside a box that are among others, in the order of the page. */
export function insideAmong(box: Element, among: ReadonlySet<AnyNode>): Generator<Element> {
  return inside(box, (element) => among.has(element));
}

/** The elements of a name inside a box, in the order of the page. */
export function insideNamed(box: Element, name: string): Generator<Element> {
  return inside(box, (element) => element.name === name);
}

function* inside(box: Element, isWanted: (element: Element) => boolean): Generator<Element> {
  const open: AnyNode[] = box.children.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isTag(next)) continue;
    if (isWanted(next)) yield next;
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
}
