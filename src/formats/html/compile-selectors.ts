import type { Element } from 'domhandler';

/** Is an element one of those that are looked for? */
export type ElementTest = (element: Element) => boolean;

/** `name`, `.class`, `[attribute]`, `[attribute="value"]`, `[attribute*="part" i]`, and the comma behind it. */
const simple =
  /\s*(?:([a-z][a-z\d-]*)|\.([\w-]+)|\[([a-z][a-z\d-]*)\]|\[(class|id|role|itemprop)(\*?=)"([^"\\]+)"( i)?\])\s*(?:,|$)/uy;

/**
 * A list of selectors that each look at one name, class or attribute → the question to an element; `null` where one of them is
 * of another kind. Classes repeat all over a page: each is looked at once.
 */
export function compileSelectors(list: string): ElementTest | null {
  const marks: Marks = { names: new Set(), classes: new Set(), attributes: new Set(), values: [] };
  simple.lastIndex = 0;
  while (simple.lastIndex < list.length) {
    const [, name, className, attribute, key, sign, value = '', folds] = simple.exec(list) ?? [];
    if (name !== undefined) marks.names.add(name);
    else if (className !== undefined) marks.classes.add(className);
    else if (attribute !== undefined) marks.attributes.add(attribute);
    else if (key !== undefined)
      marks.values.push({ key, value, isWhole: sign === '=', folds: folds !== undefined });
    else return null;
  }
  return testFor(marks);
}

interface Marks {
  readonly names: Set<string>;
  readonly classes: Set<string>;
  readonly attributes: Set<string>;
  readonly values: {
    readonly key: string;
    readonly value: string;
    readonly isWhole: boolean;
    readonly folds: boolean;
  }[];
}

function testFor({ names, classes, attributes, values }: Marks): ElementTest {
  const ofClass = values.filter(({ key }) => key === 'class');
  const others = values.filter(({ key }) => key !== 'class');
  const byClass = new Map<string, boolean>();
  const hasClass = (found: string): boolean => {
    const known = byClass.get(found);
    if (known !== undefined) return known;
    const isMatch =
      ofClass.some((each) => holds(found, each)) || found.split(/\s+/u).some((one) => classes.has(one));
    byClass.set(found, isMatch);
    return isMatch;
  };
  return ({ name, attribs }) => {
    if (names.has(name)) return true;
    const found = attribs['class'];
    if (found !== undefined && hasClass(found)) return true;
    for (const attribute of attributes) if (attribs[attribute] !== undefined) return true;
    for (const each of others) if (holds(attribs[each.key], each)) return true;
    return false;
  };
}

function holds(found: string | undefined, { value, isWhole, folds }: Marks['values'][number]): boolean {
  if (found === undefined) return false;
  const [text, part] = folds ? [found.toLowerCase(), value.toLowerCase()] : [found, value];
  return isWhole ? text === part : text.includes(part);
}
