import { addBlocks, makeIim, makePhotoshop, makeXmp, type WrittenFields } from './photo-metadata.ts';
import { makePhoto } from './photos.ts';

/** A picture of its own seed with the same fields in IIM and XMP, as a wire sends it. */
async function makeWirePhoto(seed: number, fields: WrittenFields): Promise<Buffer> {
  const date = fields.date?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return addBlocks(await makePhoto(seed, { width: 320 }), {
    photoshop: makePhotoshop(makeIim(fields)),
    xmp: makeXmp({ ...fields, ...(date === undefined ? {} : { date }) }),
  });
}

/** A day's folder of one event, without a gallery's file. */
export async function makePhotoDay(): Promise<Readonly<Record<string, Buffer>>> {
  const headline = 'Ferry crews stop work';
  return {
    'ferry-1.jpg': await makeWirePhoto(61, {
      headline,
      caption:
        'A deckhand ties up the last ferry in Port Alder on Monday, May 4, 2026. (AP Photo/Ilse Marrow)',
      credit: 'AP',
      creators: ['Ilse Marrow'],
      bylineTitle: 'STF',
      date: '20260504',
    }),
    'ferry-2.jpg': await makeWirePhoto(62, {
      headline,
      caption: 'Commuters wait on the pier in Port Alder.',
      credit: 'AP',
      creators: ['Zoë Müller'],
      date: '20260504',
      time: '101500+0200',
    }),
    'ferry-3.jpg': await makePhoto(63, { width: 320 }),
  };
}
