import type { FieldNames } from '../../pipeline/rules.ts';
import { checkCount } from '../check-count.ts';
import { statedSize } from '../stated-size.ts';
import { mediaFields } from './media-fields.ts';
import { fieldsOf, idOf, isMedia, isPost, marked, numberIn, textIn, type Fields } from './rest-values.ts';
import type { WordPressMedia, WordPressPost, WordPressSite } from './wordpress-site.ts';

/** An answer of the REST interface → its posts and pictures, those that came embedded too. */
export function readRest(value: unknown, names: FieldNames['wordpress']): WordPressSite {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const posts: WordPressPost[] = [];
  const media: WordPressMedia[] = [];
  const others: string[] = [];
  checkCount(list.length);
  const readMedia = (fields: Fields, place: string): void => {
    checkCount(media.length + others.length);
    if (isPicture(fields)) media.push(toMedia(fields, place, names));
    else others.push(textIn(fields, 'mime_type') ?? 'a file');
  };
  list.forEach((each, index) => {
    const place = Array.isArray(value) ? `/${index}` : '';
    const fields = fieldsOf(each);
    if (isMedia(fields)) readMedia(fields, place);
    else if (isPost(fields)) {
      posts.push(toPost(fields, place));
      embedded(fields).forEach(({ pointer, record }) => {
        if (isMedia(record)) readMedia(record, `${place}${pointer}`);
      });
    } else others.push(textIn(fields, 'type') ?? 'something else');
  });
  return { posts, media, others };
}

function isPicture(fields: Fields): boolean {
  const type = textIn(fields, 'mime_type');
  return type === null ? textIn(fields, 'media_type') !== 'file' : type.startsWith('image/');
}

function toMedia(fields: Fields, place: string, names: FieldNames['wordpress']): WordPressMedia {
  const details = fieldsOf(fields['media_details']);
  const meta = { ...fieldsOf(fields['acf']), ...fieldsOf(fields['meta']) };
  const texts = {
    caption: marked(fields['caption']),
    description: marked(fields['description']),
    alt: textIn(fields, 'alt_text'),
    imageMeta: fieldsOf(details['image_meta']),
    meta,
  };
  return {
    id: numberIn(fields, 'id'),
    parent: numberIn(fields, 'post'),
    place,
    ...mediaFields(texts, names),
    uri: textIn(fields, 'source_url'),
    size: statedSize(details['width'], details['height']),
    menuOrder: Number(numberIn(fields, 'menu_order') ?? 0),
    uploaded: textIn(fields, 'date'),
    isTrashed: textIn(fields, 'status') === 'trash',
  };
}

function toPost(fields: Fields, place: string): WordPressPost {
  return {
    id: numberIn(fields, 'id'),
    guid: idOf(fields),
    place: `${place}/content`,
    title: marked(fields['title']),
    published: textIn(fields, 'date'),
    content: marked(fields['content']) ?? '',
    featured: numberIn(fields, 'featured_media'),
    isTrashed: textIn(fields, 'status') === 'trash',
  };
}

function embedded(fields: Fields): readonly { readonly pointer: string; readonly record: Fields }[] {
  return Object.entries(fieldsOf(fields['_embedded'])).flatMap(([relation, list]) =>
    (Array.isArray(list) ? (list as readonly unknown[]) : []).map((each, index) => ({
      pointer: `/_embedded/${relation}/${index}`,
      record: fieldsOf(each),
    })),
  );
}
