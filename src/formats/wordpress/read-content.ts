import type { ReceivedEntry } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { readFormat } from '../html/read-html-gallery.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { lookAtDocument } from '../received-document.ts';
import type { WordPressPost } from './wordpress-site.ts';

/** The captions that stand in a post's own words, in their order; their places are those in the post. */
export function readContent(
  { content, place, isTrashed }: WordPressPost,
  input: GalleryInput,
  rules: Rules,
): readonly ReceivedEntry[] {
  if (!mayShowPictures(content)) return [];
  return readFormat(lookAtDocument(withFigures(content)), input, rules).entries.map((entry) => ({
    ...entry,
    locator: { pointer: 'pointer' in entry.locator ? `${place}#${entry.locator.pointer}` : place },
    leftOut: isTrashed ? 'trashed' : entry.leftOut,
  }));
}

/** Most posts are words alone. */
export function mayShowPictures(content: string): boolean {
  return /<img|<figure|background-image/iu.test(content);
}

/** `[caption id="attachment_12" width="300"]<img …> A seal waits.[/caption]` → a figure */
function withFigures(content: string): string {
  return content.replace(
    /\[(?:wp_)?caption\b[^\][]{0,300}\]((?:(?!\[\/?(?:wp_)?caption)[\s\S]){0,20000})\[\/(?:wp_)?caption\]/giu,
    (whole, inner: string) => {
      const end = endOfImage(inner);
      if (end === null) return whole;
      return `<figure class="wp-caption">${inner.slice(0, end)}<figcaption>${inner.slice(end)}</figcaption></figure>`;
    },
  );
}

/** Behind the image and the link around it. */
function endOfImage(markup: string): number | null {
  const start = markup.toLowerCase().indexOf('<img');
  const end = start === -1 ? -1 : markup.indexOf('>', start);
  if (end === -1) return null;
  const link = /^\s{0,100}<\/a>/iu.exec(markup.slice(end + 1, end + 200));
  return end + 1 + (link?.[0].length ?? 0);
}

/** The pictures that a post's words name by their ids, in their order: image blocks, galleries, shortcodes. */
export function mentionedIds(content: string): readonly string[] {
  const found = content.matchAll(
    /\bwp-image-(\d{1,12})|\battachment_(\d{1,12})|\bdata-id=["'](\d{1,12})|\[gallery\b[^\][]{0,300}?\b(?:ids|include)=["']?([\d,\s]{1,5000})|<!--\s*wp:image\s*\{[^}]{0,200}?"id":(\d{1,12})/giu,
  );
  const ids = [...found].flatMap(([, ...groups]) =>
    (groups.find((group) => group !== undefined) ?? '').split(','),
  );
  return [...new Set(ids.map((id) => id.trim()).filter((id) => id !== ''))];
}

/** `[gallery]`: all pictures that were uploaded to the post. */
export function showsAllItsPictures(content: string): boolean {
  return /\[gallery\b(?![^\][]{0,300}\b(?:ids|include)=)[^\][]{0,300}\]/iu.test(content);
}
