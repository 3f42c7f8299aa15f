import { createHash } from 'node:crypto';

/** What is written into a photo's file, by the names of the fields that are read. */
export interface WrittenFields {
  readonly caption?: string;
  readonly headline?: string;
  readonly credit?: string;
  readonly creators?: readonly string[];
  readonly bylineTitle?: string;
  readonly source?: string;
  readonly instructions?: string;
  readonly categories?: readonly string[];
  /** As the block writes it. */
  readonly date?: string;
  readonly time?: string;
  readonly digitized?: string;
}

/** Text → bytes of a character set. */
export type Encode = (text: string) => Uint8Array;

export const encodeUtf8: Encode = (text) => Buffer.from(text);
export const encodeLatin1: Encode = (text) => Buffer.from(text, 'latin1');
export const encodeWindows1252: Encode = (text) => encodeBy(text, windows1252);
export const encodeMacRoman: Encode = (text) => encodeBy(text, macRoman);

const windows1252 = readTable(
  '80€ 82‚ 83ƒ 84„ 85… 86† 87‡ 88ˆ 89‰ 8aŠ 8b‹ 8cŒ 8eŽ 91‘ 92’ 93“ 94” 95• 96– 97— 98˜ 99™ 9aš 9b› 9cœ 9ež 9fŸ',
);
/** The letters that captions are likely to have. */
const macRoman = readTable(
  '80Ä 81Å 82Ç 83É 84Ñ 85Ö 86Ü 87á 88à 89â 8aä 8bã 8cå 8dç 8eé 8fè 90ê 91ë 92í 96ñ 97ó 98ò 99ô 9aö 9cú 9fü d0– d1— d2“ d3” d4‘ d5’',
);

function readTable(pairs: string): ReadonlyMap<string, number> {
  return new Map(pairs.split(' ').map((pair) => [pair.slice(2), Number.parseInt(pair.slice(0, 2), 16)]));
}

function encodeBy(text: string, table: ReadonlyMap<string, number>): Uint8Array {
  return Uint8Array.from(text.split(''), (letter) => table.get(letter) ?? letter.charCodeAt(0) & 0xff);
}

/** An IIM block. `declares`: it says with 1:90 that it is UTF-8. */
export function makeIim(fields: WrittenFields, encode: Encode = encodeUtf8, declares = false): Buffer {
  const texts: readonly (readonly [number, string | undefined])[] = [
    [120, fields.caption],
    [105, fields.headline],
    [110, fields.credit],
    ...(fields.creators ?? []).map((name) => [80, name] as const),
    [85, fields.bylineTitle],
    [115, fields.source],
    [40, fields.instructions],
    ...(fields.categories ?? []).map((name) => [20, name] as const),
    [55, fields.date],
    [60, fields.time],
    [62, fields.digitized],
  ];
  return Buffer.concat([
    ...(declares ? [makeDataset(1, 90, Buffer.from('\u001b%G'))] : []),
    makeDataset(2, 0, Buffer.from([0, 4])),
    ...texts.flatMap(([number, text]) => (text === undefined ? [] : [makeDataset(2, number, encode(text))])),
  ]);
}

export function makeDataset(record: number, number: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0x1c, record, number, 0, 0]);
  if (content.length < 0x8000) {
    head.writeUInt16BE(content.length, 3);
    return Buffer.concat([head, content]);
  }
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  head.writeUInt16BE(0x8004, 3);
  return Buffer.concat([head, length, content]);
}

/** Photoshop's image resources with the IIM in them, and the digest of it or of another. */
export function makePhotoshop(iim: Uint8Array, digestOf: Uint8Array | null = null): Buffer {
  const digest = digestOf === null ? [] : [makeResource(0x0425, createHash('md5').update(digestOf).digest())];
  return Buffer.concat([makeResource(0x03ed, Buffer.alloc(16)), makeResource(0x0404, iim), ...digest]);
}

function makeResource(id: number, content: Uint8Array): Buffer {
  const head = Buffer.from('8BIM\0\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt16BE(id, 4);
  head.writeUInt32BE(content.length, 8);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** An XMP packet; `simple`: how properties of one value are written. */
export function makeXmp(fields: WrittenFields, simple: 'elements' | 'attributes' = 'elements'): string {
  const values = Object.entries({
    'photoshop:Headline': fields.headline,
    'photoshop:Credit': fields.credit,
    'photoshop:AuthorsPosition': fields.bylineTitle,
    'photoshop:Source': fields.source,
    'photoshop:Instructions': fields.instructions,
    'photoshop:DateCreated': fields.date,
    'xmp:CreateDate': fields.digitized,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, escapeXml(value)] as const]));
  const attributes = values.map(([name, value]) => ` ${name}="${value.replaceAll('\n', '&#10;')}"`).join('');
  const elements = values.map(([name, value]) => `<${name}>${value}</${name}>`).join('');
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"${simple === 'attributes' ? attributes : ''}>${simple === 'elements' ? elements : ''}
${fields.caption === undefined ? '' : `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(fields.caption)}</rdf:li></rdf:Alt></dc:description>`}
${makeList('dc:creator', 'Seq', fields.creators)}${makeList('photoshop:SupplementalCategories', 'Bag', fields.categories)}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

function makeList(name: string, kind: string, values: readonly string[] = []): string {
  if (values.length === 0) return '';
  const items = values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('');
  return `<${name}><rdf:${kind}>${items}</rdf:${kind}></${name}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** An EXIF block: big or little endian; `lies`: the length that the caption's field says it has. */
export function makeExif(
  { caption, creators, date }: WrittenFields,
  options: { readonly isLittle?: boolean; readonly lies?: number; readonly encode?: Encode } = {},
): Buffer {
  const { isLittle = false, lies, encode = encodeUtf8 } = options;
  const main: ExifField[] = [];
  if (caption !== undefined) main.push({ tag: 0x010e, text: encode(caption), lies });
  if (creators !== undefined) main.push({ tag: 0x013b, text: encode(creators.join('; ')) });
  const photo: ExifField[] = date === undefined ? [] : [{ tag: 0x9003, text: Buffer.from(date) }];
  const head = Buffer.from(isLittle ? 'II\u002a\0\u0008\0\0\0' : 'MM\0\u002a\0\0\0\u0008', 'latin1');
  const first = makeDirectory(main, 8, isLittle, photo.length > 0);
  const second = makeDirectory(photo, 8 + first.length, isLittle, false);
  return Buffer.concat([head, first, ...(photo.length > 0 ? [second] : [])]);
}

interface ExifField {
  readonly tag: number;
  readonly text: Uint8Array;
  readonly lies?: number | undefined;
}

function makeDirectory(
  fields: readonly ExifField[],
  start: number,
  isLittle: boolean,
  hasNext: boolean,
): Buffer {
  const count = fields.length + (hasNext ? 1 : 0);
  const table = Buffer.alloc(2 + count * 12 + 4);
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  view.setUint16(0, count, isLittle);
  const texts: Buffer[] = [];
  let free = start + table.length;
  const write = (at: number, tag: number, type: number, length: number, value: number) => {
    view.setUint16(at, tag, isLittle);
    view.setUint16(at + 2, type, isLittle);
    view.setUint32(at + 4, length, isLittle);
    view.setUint32(at + 8, value, isLittle);
  };
  for (const [index, { tag, text, lies }] of fields.entries()) {
    const content = Buffer.concat([text, Buffer.alloc(Math.max(1, 5 - text.length))]);
    write(2 + index * 12, tag, 2, lies ?? content.length, free);
    texts.push(content);
    free += content.length;
  }
  if (hasNext) write(2 + fields.length * 12, 0x8769, 4, 1, free);
  return Buffer.concat([table, ...texts]);
}

/** Puts blocks into a JPEG, behind its first marker, each in as many segments as it needs. */
export function addBlocks(
  jpeg: Uint8Array,
  blocks: {
    readonly photoshop?: Uint8Array;
    readonly xmp?: string | Uint8Array;
    readonly exif?: Uint8Array;
    /** Bytes of Photoshop's block in a segment. */
    readonly segmentBytes?: number;
  },
): Buffer {
  const { photoshop, xmp, exif, segmentBytes = 65_000 } = blocks;
  const segments: Buffer[] = [];
  if (exif !== undefined) segments.push(makeSegment(0xe1, 'Exif\0\0', exif));
  if (xmp !== undefined)
    segments.push(makeSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', Buffer.from(xmp as string)));
  for (let at = 0; photoshop !== undefined && at < photoshop.length; at += segmentBytes)
    segments.push(makeSegment(0xed, 'Photoshop 3.0\0', photoshop.subarray(at, at + segmentBytes)));
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

function makeSegment(marker: number, start: string, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(2 + start.length + content.length, 2);
  return Buffer.concat([head, Buffer.from(start, 'latin1'), content]);
}
