import { createHash } from 'node:crypto';
import { carriedDay } from '../carried-day.ts';
import { detectMarkup } from '../detect-markup.ts';
import { creditCheck } from '../own-words.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Credit, Item, Manifest } from '../../pipeline/manifest.ts';

const version = '0.10.12';

/** A manifest → a gallery of Arc XP's ANS. Sections and websites, without which Arc shows no gallery, are the newsroom's to add. */
export function writeFormat(manifest: Manifest): string {
  return `${JSON.stringify(toGallery(manifest), null, 2)}\n`;
}

function toGallery({ id, headline, items, referenceDate }: Manifest): object {
  const day = carriedDay(referenceDate);
  return {
    type: 'gallery',
    version,
    _id: arcId(id),
    ...(headline !== null && { headlines: { basic: headline } }),
    source: { system: 'cutline', source_id: id },
    ...(day !== null && { additional_properties: { reference_date: day } }),
    content_elements: items.map((item) => toImage(item, id)),
  };
}

function toImage(item: Item, galleryId: string): object {
  const { caption, credit, date, flags, photo } = item;
  return {
    type: 'image',
    version,
    // An image without its file is named by nothing: its id would stand for a photo.
    ...(photo !== null && { _id: arcId(`${galleryId} ${item.id}`), url: photo.uri }),
    ...(caption.language !== null && { language: caption.language }),
    caption: detectMarkup(caption.text) ? `<p>${escapeHtml(caption.text)}</p>` : caption.text,
    ...(photo !== null && photo.width !== null && { width: photo.width }),
    ...(photo !== null && photo.height !== null && { height: photo.height }),
    credits: {
      by: credit.creators.map(toAuthor),
      affiliation: listHouses(credit).map(toAuthor),
    },
    // What readers are to see, word for word.
    ...(credit.line !== null && { vanity_credits: { by: [], affiliation: [toAuthor(credit.line)] } }),
    ...distributor(item),
    source: { system: 'cutline', source_id: item.id },
    // ANS has no field of its own for the day a photo was taken.
    additional_properties: {
      ...(date.value !== null && { taken_on: date.value, date_basis: date.basis }),
      credit: {
        agency: credit.agency,
        provider: credit.provider,
        via: credit.via,
        check: creditCheck(credit.line),
      },
      ...(photo !== null && photo.sha256 !== null && { sha256: photo.sha256 }),
      flags,
    },
  };
}

function toAuthor(name: string): object {
  return { type: 'author', name };
}

function listHouses({ agency, provider, via }: Credit): readonly string[] {
  return [...new Set([provider, agency, ...via].filter((name) => name !== null))];
}

/** Who sent it, and in which of Arc's categories. */
function distributor({ credit, flags }: Item): object {
  const name = credit.via.at(-1) ?? credit.agency ?? credit.provider;
  const isFromWire = credit.agency !== null || credit.via.length > 0;
  const category =
    (['handout', 'staff'] as const).find((each) => flags.includes(each)) ?? (isFromWire ? 'wires' : null);
  if (name === null && category === null) return {};
  return {
    distributor: { ...(name !== null && { name }), ...(category !== null && { category }), mode: 'custom' },
  };
}

/** Arc's ids are 26 signs of its own alphabet: an id that is one stays, of another a digest is made, always the same. */
function arcId(id: string): string {
  if (/^[A-Z2-7]{26}$/u.test(id)) return id;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const digest = createHash('sha256').update(id).digest();
  return Array.from(digest.subarray(0, 26), (byte) => letters[byte % 32]).join('');
}
