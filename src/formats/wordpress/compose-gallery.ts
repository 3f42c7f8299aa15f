import { noMarks, type Gallery, type ReceivedEntry, type Warning } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { textOfMarkup } from '../html/visible-text.ts';
import { agreedDay, dayOf } from '../news-items/agreed-values.ts';
import { receivedPhoto } from '../photo-key.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { mayShowPictures, mentionedIds, readContent, showsAllItsPictures } from './read-content.ts';
import type { WordPressMedia, WordPressPost, WordPressSite } from './wordpress-site.ts';

/** The most that is read of the words of all posts with pictures together, in UTF-16 units. */
const maxContentLength = 1_000_000;

/**
 * Posts and pictures → gallery. A photo's caption in a post and that of the media library are copies that its address ties
 * together; pictures come in the order in which posts show them, those that none shows last.
 */
export function composeGallery(
  site: WordPressSite,
  format: string,
  input: GalleryInput,
  rules: Rules,
): Gallery {
  const { posts, media } = site;
  const { read, warnings } = withinLimit(posts);
  const rest = new Set(media);
  const entries = [
    ...read.flatMap((each) => {
      const shown = shownBy(each, media).filter((picture) => rest.delete(picture));
      return mergeEntries(readContent(each, input, rules), shown);
    }),
    ...[...rest].flatMap(toEntries),
  ];
  const [post = null, ...others] = posts;
  const only = others.length === 0 ? post : null;
  return {
    id: only?.guid ?? null,
    headline: only?.title == null ? null : textOfMarkup(only.title),
    source: { format, name: input.name, uri: input.uri },
    referenceDate:
      dayOf(only?.published ?? null) ??
      (posts.length === 0 ? agreedDay(media.map(({ uploaded }) => uploaded)) : null),
    entries: entries.map((entry, index) => ({ ...entry, index })),
    warnings: [...warnings, ...warnOfOthers(site)],
  };
}

function withinLimit(posts: readonly WordPressPost[]): {
  readonly read: readonly WordPressPost[];
  readonly warnings: readonly Warning[];
} {
  let length = 0;
  const read = posts.filter(({ content }) => {
    length += mayShowPictures(content) ? content.length : 0;
    return length <= maxContentLength;
  });
  if (read.length === posts.length) return { read, warnings: [] };
  const message = `the posts have more than ${maxContentLength} characters; the words of ${posts.length - read.length} were not read`;
  return { read, warnings: [{ code: 'content-too-long', message }] };
}

/** The pictures that a post shows, in its order, and the one above it. */
function shownBy(
  { id, content, featured }: WordPressPost,
  media: readonly WordPressMedia[],
): readonly WordPressMedia[] {
  const byId = new Map(media.map((each) => [each.id ?? '', each] as const));
  const shown = [...mentionedIds(content), featured ?? ''].flatMap((each) => byId.get(each) ?? []);
  return id !== null && showsAllItsPictures(content) ? [...shown, ...uploadedTo(id, media)] : shown;
}

type Entry = Omit<ReceivedEntry, 'index'>;

/** What stands in a post and what the library says of the same pictures, picture by picture. */
function mergeEntries(content: readonly Entry[], shown: readonly WordPressMedia[]): readonly Entry[] {
  let at = 0;
  const merged = shown.flatMap((media) => {
    const entries = toEntries(media);
    const key = entries[0]?.photo?.key;
    const end = content.findLastIndex(({ photo }) => photo !== null && photo.key === key) + 1;
    const before = content.slice(at, end);
    at = Math.max(at, end);
    return [...before, ...entries];
  });
  return [...merged, ...content.slice(at)];
}

function uploadedTo(post: string, media: readonly WordPressMedia[]): readonly WordPressMedia[] {
  return media.filter(({ parent }) => parent === post).toSorted((a, b) => a.menuOrder - b.menuOrder);
}

/** A photo without words is still a photo. */
function toEntries(media: WordPressMedia): readonly Entry[] {
  const { captions, place, uri, size } = media;
  const texts = captions.length > 0 ? captions : [{ field: '', text: '' }];
  return texts.map(({ field, text }) => ({
    locator: { pointer: field === '' ? place : `${place}/${field}` },
    text,
    foundBy: field === '' ? 'a picture without words' : `the ${field} of a picture`,
    credit: media.credit,
    byline: media.byline,
    bylineTitle: null,
    source: media.source,
    instructions: null,
    date: media.date,
    photo: uri === null ? null : receivedPhoto(uri, size),
    ...noMarks,
    leftOut: media.isTrashed ? 'trashed' : null,
  }));
}

function warnOfOthers({ others }: WordPressSite): readonly Warning[] {
  if (others.length === 0) return [];
  const kinds = [...new Set(others)].toSorted().slice(0, 10).join(', ');
  const what =
    others.length === 1
      ? '1 thing is no picture and was'
      : `${others.length} things are no pictures and were`;
  return [{ code: 'unread-item', message: `${what} not read: ${kinds}` }];
}
