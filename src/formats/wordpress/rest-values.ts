/** An object of a document. */
export type Fields = Readonly<Record<string, unknown>>;

/** Is a value what the REST interface answers for posts or media: one, or a list of them? */
export function isWordPressValue(value: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, maxLookedAt) : [value];
  return list.some((each) => isMedia(fieldsOf(each)) || isPost(fieldsOf(each)));
}

const maxLookedAt = 20;

/** The one post of an answer → the id under which it may come again, changed; else `null`. */
export function findWordPressId(value: unknown): string | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [post, ...others] = list.map(fieldsOf).filter(isPost);
  return post === undefined || others.length > 0 ? null : idOf(post);
}

/** A picture or another file of the media library. */
export function isMedia(fields: Fields): boolean {
  return textIn(fields, 'source_url') !== null && ('media_type' in fields || 'media_details' in fields);
}

/** A post, a page, or what a site made up of its own: its words come as markup beside marks that only WordPress sets. */
export function isPost(fields: Fields): boolean {
  const isWordPress = ['date_gmt', 'featured_media', '_links'].some((name) => name in fields);
  const { rendered, raw } = fieldsOf(fields['content']);
  return !isMedia(fields) && isWordPress && (typeof rendered === 'string' || typeof raw === 'string');
}

/** Its guid never changes; where it was left out, the id under the site's address. */
export function idOf(fields: Fields): string | null {
  const guid = marked(fields['guid'])?.replace(/&(?:#0*38|amp);/gu, '&');
  if (guid !== undefined) return guid;
  const [id, link] = [numberIn(fields, 'id'), textIn(fields, 'link')];
  const site = /^https?:\/\/[^/]+/iu.exec(link ?? '')?.[0];
  return id === null || site === undefined ? null : `${site}/?p=${id}`;
}

/** A text, or one that comes as markup for readers and raw for editors. */
export function marked(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return textIn(fieldsOf(value), 'rendered') ?? textIn(fieldsOf(value), 'raw');
}

/** `0` stands for none. */
export function numberIn(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === 'number' && value > 0 ? String(value) : null;
}

/** None where a value is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A text of a record, `null` where it is missing, blank or no text. */
export function textIn(record: Fields, name: string): string | null {
  const value = Object.hasOwn(record, name) ? record[name] : null;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
