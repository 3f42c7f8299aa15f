/** An element with what is in it, in its order. */
export interface XmlElement {
  /** `media` of `<media:text>`; empty without one. */
  readonly prefix: string;
  /** The name without its prefix. */
  readonly name: string;
  /** By their names as written: `xml:lang`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** The children of a name that are of the same vocabulary as their parent: a sender's own `x:title` is no `title`. */
export function childrenOf(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter(
    (child) => typeof child !== 'string' && child.name === name && child.prefix === parent.prefix,
  ) as readonly XmlElement[];
}

/** The first element at the end of a path of names, or `null`. */
export function firstAt(parent: XmlElement, ...path: readonly string[]): XmlElement | null {
  return allAt(parent, ...path)[0] ?? null;
}

/** All elements at the end of a path of names, in their order. */
export function allAt(parent: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (parents, name) => parents.flatMap((each) => childrenOf(each, name)),
    [parent],
  );
}

/** The value of an attribute without the white space around it; `null` where it is missing or blank. */
export function attributeOf(element: XmlElement, name: string): string | null {
  const value = Object.hasOwn(element.attributes, name) ? element.attributes[name] : undefined;
  return value === undefined || value.trim() === '' ? null : value.trim();
}

const breaks: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'td', 'tr']);

/** The words of an element and of what is in it, runs of white space as one space; `null` where there are none. */
export function textOf(element: XmlElement | null): string | null {
  const text = element === null ? '' : rawTextOf(element).replace(/\s+/gu, ' ').trim();
  return text === '' ? null : text;
}

/** The characters of an element and of what is in it, as they stand there. */
export function rawTextOf({ children }: XmlElement): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child;
      return breaks.has(child.name) ? ` ${rawTextOf(child)} ` : rawTextOf(child);
    })
    .join('');
}
