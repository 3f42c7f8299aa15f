import type { Gallery, Warning } from '../../pipeline/gallery.ts';
import { agreedHeadline, dayOf } from '../news-items/agreed-values.ts';
import type { GalleryInput } from '../read-gallery.ts';
import type { ReceivedDocument } from '../received-document.ts';
import { readXml } from '../xml/read-xml.ts';
import { firstAt, textOf, type XmlElement } from '../xml/xml-element.ts';
import { listSlots } from './list-slots.ts';
import type { NewsItem } from './news-item.ts';
import { readNewsItem } from './read-news-item.ts';
import { readPackage, type NewsPackage } from './read-package.ts';
import { toEntries } from './to-entries.ts';
import { warnOfSlots } from './warn-of-slots.ts';

/** A NewsML-G2 document → gallery: one item, a package with or without its items, or a message of both. */
export function readFormat({ text }: ReceivedDocument, input: GalleryInput): Gallery {
  const document = readDocument(text);
  const { slots, warnings } = listSlots(document.packages, document.items);
  return {
    id: findId(document),
    headline: findHeadline(
      document,
      slots.map(({ item }) => item),
    ),
    source: { format: 'newsml-g2', name: input.name, uri: input.uri },
    referenceDate: findReferenceDate(document),
    entries: toEntries(slots, document.items),
    warnings: [...document.warnings, ...warnings, ...warnOfSlots(slots)],
  };
}

interface NewsDocument {
  readonly packages: readonly NewsPackage[];
  readonly items: readonly NewsItem[];
  /** When the message was sent, as written. */
  readonly sent: string | null;
  readonly warnings: readonly Warning[];
}

const parts: ReadonlySet<string> = new Set(['newsItem', 'packageItem', 'groupSet', 'header']);

function readDocument(text: string): NewsDocument {
  const items: NewsItem[] = [];
  const packages: NewsPackage[] = [];
  let sent: string | null = null;
  const read = (part: XmlElement): void => {
    if (part.name === 'newsItem') items.push(readNewsItem(part, `newsItem[${items.length}]`));
    else if (part.name === 'packageItem') packages.push(readPackage(part, `packageItem[${packages.length}]`));
    // Groups that were cut out of their package.
    else if (part.name === 'groupSet')
      packages.push(readPackage({ ...part, attributes: {}, children: [part] }, 'groupSet'));
    else sent ??= textOf(firstAt(part, 'sent'));
  };
  const warnings = readXml(text, (name) => parts.has(name), read);
  return { packages, items, sent, warnings };
}

function findId({ packages, items }: NewsDocument): string | null {
  const guids = new Set(items.map(({ guid }) => guid));
  return packages[0]?.guid ?? (guids.size === 1 ? (items[0]?.guid ?? null) : null);
}

/** That of the package; without one, the headline that all pictures share. */
function findHeadline({ packages }: NewsDocument, items: readonly NewsItem[]): string | null {
  if (packages.length > 0) return packages.find(({ headline }) => headline !== null)?.headline ?? null;
  return agreedHeadline(items.map(({ headline }) => headline));
}

/** The day on which the package was made, the message was sent, or the newest item was made. */
function findReferenceDate({ packages, items, sent }: NewsDocument): string | null {
  const made = items.flatMap(({ versionCreated }) => dayOf(versionCreated) ?? []).toSorted();
  return dayOf(packages[0]?.versionCreated ?? null) ?? dayOf(sent) ?? made.at(-1) ?? null;
}
