import type { Warning } from '../../pipeline/gallery.ts';
import type { FieldNames, Rules } from '../../pipeline/rules.ts';
import { isImageFile } from '../photo-addresses/nested-address.ts';
import type { Gallery } from '../../pipeline/gallery.ts';
import type { GalleryInput } from '../read-gallery.ts';
import type { ReceivedDocument } from '../received-document.ts';
import { statedSize } from '../stated-size.ts';
import { readXml } from '../xml/read-xml.ts';
import { rawTextOf, type XmlElement } from '../xml/xml-element.ts';
import { composeGallery } from './compose-gallery.ts';
import { mediaFields } from './media-fields.ts';
import { readPhpValue } from './read-php-value.ts';
import type { WordPressMedia, WordPressPost, WordPressSite } from './wordpress-site.ts';

/** An export of a WordPress site → gallery: the pictures of its posts in their order, then those of the media library alone. */
export function readFormat({ text }: ReceivedDocument, input: GalleryInput, rules: Rules): Gallery {
  const { site, warnings } = readSite(text, rules.fieldNames.wordpress);
  const gallery = composeGallery(site, 'wxr', input, rules);
  return { ...gallery, warnings: [...warnings, ...gallery.warnings] };
}

/** In what the words of a site do not stand. */
const silentKinds: ReadonlySet<string> = new Set([
  'nav_menu_item',
  'revision',
  'custom_css',
  'wp_global_styles',
]);

function readSite(
  text: string,
  names: FieldNames['wordpress'],
): { readonly site: WordPressSite; readonly warnings: readonly Warning[] } {
  const posts: WordPressPost[] = [];
  const media: WordPressMedia[] = [];
  const others: string[] = [];
  let count = 0;
  const warnings = readXml(
    text,
    (name) => name === 'item',
    (item) => {
      const place = `item[${count}]`;
      count += 1;
      const kind = textAt(item, 'wp', 'post_type') ?? 'post';
      const uri = textAt(item, 'wp', 'attachment_url');
      if (kind !== 'attachment') {
        if (!silentKinds.has(kind)) posts.push(toPost(item, place));
      } else if (uri === null || isImageFile(uri)) media.push(toMedia(item, place, uri, names));
      else others.push(/\.(\w{1,8})(?:\?|$)/u.exec(uri)?.[1] ?? 'a file');
    },
  );
  return { site: { posts, media, others }, warnings };
}

function toMedia(
  item: XmlElement,
  place: string,
  uri: string | null,
  names: FieldNames['wordpress'],
): WordPressMedia {
  const meta = readMeta(item);
  const details = recordOf(readPhpValue(meta['_wp_attachment_metadata'] ?? ''));
  const texts = {
    caption: textAt(item, 'excerpt', 'encoded'),
    description: textAt(item, 'content', 'encoded'),
    alt: meta['_wp_attachment_image_alt'] ?? null,
    imageMeta: recordOf(details['image_meta']),
    meta,
  };
  return {
    id: textAt(item, 'wp', 'post_id'),
    parent: textAt(item, 'wp', 'post_parent'),
    place,
    ...mediaFields(texts, names),
    uri: uri ?? meta['_wp_attached_file'] ?? null,
    size: statedSize(details['width'], details['height']),
    menuOrder: Number(textAt(item, 'wp', 'menu_order') ?? 0) || 0,
    uploaded: textAt(item, 'wp', 'post_date'),
    isTrashed: textAt(item, 'wp', 'status') === 'trash',
  };
}

function toPost(item: XmlElement, place: string): WordPressPost {
  return {
    id: textAt(item, 'wp', 'post_id'),
    guid: textAt(item, '', 'guid'),
    place: `${place}/content:encoded`,
    title: textAt(item, '', 'title'),
    published: textAt(item, 'wp', 'post_date'),
    content: textAt(item, 'content', 'encoded') ?? '',
    featured: readMeta(item)['_thumbnail_id'] ?? null,
    isTrashed: textAt(item, 'wp', 'status') === 'trash',
  };
}

function readMeta(item: XmlElement): Readonly<Record<string, string>> {
  return Object.fromEntries(
    all(item, 'wp', 'postmeta').flatMap((pair) => {
      const [key, value] = [textAt(pair, 'wp', 'meta_key'), textAt(pair, 'wp', 'meta_value')];
      return key === null || value === null ? [] : [[key, value] as const];
    }),
  );
}

function textAt(parent: XmlElement, prefix: string, name: string): string | null {
  const [element] = all(parent, prefix, name);
  const text = element === undefined ? '' : rawTextOf(element).trim();
  return text === '' ? null : text;
}

function all({ children }: XmlElement, prefix: string, name: string): readonly XmlElement[] {
  return children.filter(
    (child) => typeof child !== 'string' && child.prefix === prefix && child.name === name,
  ) as readonly XmlElement[];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
