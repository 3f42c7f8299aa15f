import fc from 'fast-check';

/** A picture of a made-up news document. */
export interface MadePicture {
  readonly id: string;
  readonly caption: string;
  readonly photographer: string;
  readonly version: number;
}

/** How a format writes down a gallery of pictures, and the name of its reader. */
export interface NewsFormat {
  readonly name: 'ap' | 'ninjs' | 'ans';
  readonly kind: string;
  readonly write: (pictures: readonly MadePicture[]) => unknown;
}

const idArbitrary = fc.stringMatching(/^[0-9a-f]{32}$/u);

/** A few pictures, some of them versions of one. */
export const picturesArbitrary: fc.Arbitrary<readonly MadePicture[]> = fc.array(
  fc.record({
    id: fc.oneof(fc.constant('0ddba11c0ffee0000000000000000001'), idArbitrary),
    caption: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter(isPlain),
    photographer: fc.constantFrom('Zoe Muller', 'Ida Brandt', 'Ulf Marrow'),
    version: fc.nat(3),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Words that no format would take for markup. */
function isPlain(caption: string): boolean {
  return caption.trim() !== '' && !caption.includes('<');
}

function apItem({ id, caption, photographer, version }: MadePicture): unknown {
  return {
    altids: { itemid: id, etag: `${id}_${version}` },
    version,
    type: 'picture',
    versioncreated: '2026-06-02T16:20:00Z',
    pubstatus: 'usable',
    description_caption: caption,
    photographer: { name: photographer, title: 'STF' },
    renditions: { main: { href: `https://api.wire.example/${id}/download`, mimetype: 'image/jpeg' } },
  };
}

function ninjsItem({ id, caption, photographer, version }: MadePicture, index: number): unknown {
  return {
    name: `image-${index}`,
    uri: `https://news.example/item/${id}`,
    type: 'picture',
    version: String(version),
    by: photographer,
    descriptions: [{ role: 'caption', contentType: 'text/plain', value: caption }],
    renditions: [{ name: 'main', href: `https://img.example/${id}.jpg`, contentType: 'image/jpeg' }],
  };
}

function olderNinjsItem({ id, caption, photographer, version }: MadePicture): unknown {
  return {
    uri: `https://news.example/item/${id}`,
    type: 'picture',
    version: String(version),
    byline: photographer,
    description_text: caption,
    renditions: { main: { href: `https://img.example/${id}.jpg`, mimetype: 'image/jpeg' } },
  };
}

function ansImage({ id, caption, photographer }: MadePicture): unknown {
  return {
    _id: id,
    type: 'image',
    version: '0.10.9',
    caption,
    credits: { by: [{ type: 'author', name: photographer }] },
    url: `https://cdn.arc.example/${id}.jpg`,
  };
}

/** Every shape in which the readers meet galleries. */
export const newsFormats: readonly NewsFormat[] = [
  {
    name: 'ap',
    kind: 'a feed',
    write: (pictures) => ({
      api_version: '2.2',
      data: { items: pictures.map((picture) => ({ meta: {}, item: apItem(picture) })) },
    }),
  },
  {
    name: 'ap',
    kind: 'a text with pictures',
    write: (pictures) => ({
      altids: { itemid: 'feed0000000000000000000000000000' },
      type: 'text',
      associations: Object.fromEntries(pictures.map((picture, index) => [index + 1, apItem(picture)])),
    }),
  },
  {
    name: 'ninjs',
    kind: 'a composite of 3',
    write: (pictures) => ({
      uri: 'https://news.example/galleries/1',
      type: 'composite',
      versionCreated: '2026-06-02T16:20:00Z',
      associations: pictures.map(ninjsItem),
    }),
  },
  {
    name: 'ninjs',
    kind: 'a text of 1',
    write: (pictures) => ({
      uri: 'https://news.example/items/1',
      type: 'text',
      versioncreated: '2026-06-02T16:20:00Z',
      associations: Object.fromEntries(
        pictures.map((picture, index) => [`gallery--${index + 1}`, olderNinjsItem(picture)]),
      ),
    }),
  },
  {
    name: 'ans',
    kind: 'a gallery',
    write: (pictures) => ({
      _id: 'GALLERY1',
      type: 'gallery',
      version: '0.10.9',
      content_elements: pictures.map(ansImage),
    }),
  },
];
