import type { CheerioAPI } from 'cheerio';
import { hasChildren, isTag, type AnyNode, type Element } from 'domhandler';
import { compileSelectors, type ElementTest } from './compile-selectors.ts';

/** What is known of a page as it was loaded: nothing is taken out of it, nor put in. */
interface KnownPage {
  readonly elements: readonly Element[];
  readonly inBody: readonly Element[];
  readonly tests: Map<string, ElementTest>;
}

const known = new WeakMap<CheerioAPI, KnownPage>();

/** All elements of a page in their order, those in templates among them. */
export function elementsOf(page: CheerioAPI): readonly Element[] {
  return knownOf(page).elements;
}

/** The elements inside a page's body in their order, without those in templates. */
export function bodyElements(page: CheerioAPI): readonly Element[] {
  return knownOf(page).inBody;
}

/** The question whether a selector matches an element of a page: the selector is read once a page. */
export function matching(page: CheerioAPI, selector: string): ElementTest {
  const { tests } = knownOf(page);
  const test = tests.get(selector) ?? compileSelectors(selector) ?? amongFound(page, selector);
  tests.set(selector, test);
  return test;
}

/** What looks at more than one place of an element, or at others, is found by walking the page once. */
function amongFound(page: CheerioAPI, selector: string): ElementTest {
  const found = new Set<Element>(page(selector).toArray().filter(isTag));
  return (element) => found.has(element);
}

function knownOf(page: CheerioAPI): KnownPage {
  const before = known.get(page);
  if (before !== undefined) return before;
  const elements = walk(page.root().toArray(), hasChildren);
  const body = elements.find(({ name }) => name === 'body');
  const now = { elements, inBody: body === undefined ? [] : walk(body.children, isTag), tests: new Map() };
  known.set(page, now);
  return now;
}

function walk(nodes: readonly AnyNode[], isOpened: (node: AnyNode) => boolean): readonly Element[] {
  const found: Element[] = [];
  const open: AnyNode[] = nodes.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isTag(next)) found.push(next);
    if (hasChildren(next) && isOpened(next))
      for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
  return found;
}

/** An element and the boxes around it, the nearest first. */
export function* withBoxes(element: Element): Generator<Element> {
  for (let box: AnyNode | null = element; box !== null && isTag(box); box = box.parent) yield box;
}

/** The nearest of the element and the boxes around it that is looked for, or `null`. */
export function closest(element: Element, isWanted: ElementTest): Element | null {
  for (const box of withBoxes(element)) if (isWanted(box)) return box;
  return null;
}

/** The nearest of the element and the boxes around it of a name, or `null`. */
export function closestNamed(element: Element, name: string): Element | null {
  return closest(element, (box) => box.name === name);
}

/** The element directly around another, or `null`. */
export function outerElement({ parent }: Element): Element | null {
  return parent !== null && isTag(parent) ? parent : null;
}

/** The next element before or behind another in the same box, texts passed over, or `null`. */
export function elementBeside(element: Element, way: 'next' | 'prev'): Element | null {
  let node = element[way];
  while (node !== null && !isTag(node)) node = node[way];
  return node;
}

/** The elements inside a box that are looked for, in the order of the page, without those in templates. */
export function* inside(box: Element, isWanted: ElementTest): Generator<Element> {
  const open: AnyNode[] = box.children.toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isTag(next)) continue;
    if (isWanted(next)) yield next;
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
}

/** Is there an element inside a box that is looked for? */
export function holdsAny(box: Element, isWanted: ElementTest): boolean {
  return inside(box, isWanted).next().done !== true;
}
