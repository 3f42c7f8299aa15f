import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { readJpegHead } from '../../../src/formats/photo-metadata/read-jpeg-head.ts';
import { readPhotoHead } from '../../../src/photos/read-photo-head.ts';
import { makePhoto } from '../../generators/photos.ts';

let photo: Buffer;
beforeAll(async () => {
  photo = await makePhoto(82, { width: 96 });
});

async function askSharp(bytes: Buffer) {
  const { width, height, isProgressive, autoOrient } = await sharp(bytes).metadata();
  return { format: 'jpeg', width, height, isProgressive, upright: autoOrient };
}

describe("a JPEG's own head is what sharp finds in it", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('at EXIF orientation %i', async (orientation) => {
    const bytes = await sharp(photo).withMetadata({ orientation }).jpeg().toBuffer();
    expect(readJpegHead(bytes)).toMatchObject({ orientation });
    expect(await readPhotoHead(bytes)).toEqual(await askSharp(bytes));
  });

  test.each([
    ['grey', () => sharp(photo).greyscale().jpeg()],
    ['CMYK', () => sharp(photo).toColourspace('cmyk').jpeg()],
    ['progressive', () => sharp(photo).jpeg({ progressive: true })],
    ['with other tables', () => sharp(photo).jpeg({ mozjpeg: true })],
  ])('%s', async (_name, make) => {
    const bytes = await make().toBuffer();
    expect(readJpegHead(bytes)).not.toBeNull();
    expect(await readPhotoHead(bytes)).toEqual(await askSharp(bytes));
  });

  test('of one scan for each colour, it is in memory whole', () => {
    const scan = photo.indexOf(Buffer.from([0xff, 0xda]));
    const apart = Buffer.concat([
      photo.subarray(0, scan),
      Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]),
      photo.subarray(scan + 14),
    ]);
    expect(readJpegHead(photo)).toMatchObject({ isProgressive: false });
    expect(readJpegHead(apart)).toMatchObject({ isProgressive: true });
  });
});

describe('a head that is not plain is left to the decoder:', () => {
  const segment = (marker: number, content: string) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, Buffer.from(content, 'latin1')]);
  };
  const exif = (entries: string, count = entries.length / 12) =>
    segment(0xe1, `Exif\0\0MM\0*\0\0\0\x08\0${String.fromCharCode(count)}${entries}\0\0\0\0`);
  const turned = '\x01\x12\0\x03\0\0\0\x01\0\x06\0\0';

  test('nothing is amiss with what the others are made of', () => {
    const bytes = Buffer.concat([photo.subarray(0, 2), exif(turned), photo.subarray(2)]);
    expect(readJpegHead(bytes)).toMatchObject({ width: 96, height: 64, orientation: 6 });
  });

  test.each<[string, () => Buffer]>([
    ['two EXIF blocks', () => Buffer.concat([exif(turned), exif(turned)])],
    ['two orientations', () => exif(turned + turned)],
    ['an orientation of 9', () => exif(turned.replace('\x06', '\x09'))],
    ['an orientation that is no short number', () => exif(turned.replace('\x03', '\x04'))],
    ['EXIF fields behind the end of their block', () => exif(turned, 200)],
    ['an EXIF block that is none', () => segment(0xe1, 'Exif\0\0who knows what this is')],
    [
      'a gain map, told in XMP',
      () =>
        segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x xmlns:a="http://ns.adobe.com/hdr-gain-map/1.0/"/>'),
    ],
    ['a gain map, told as ISO has it', () => segment(0xe2, 'urn:iso:std:iso:ts:21496:-1\0\0\0\0\0')],
    ['a restart before the picture', () => Buffer.from([0xff, 0xd0])],
    ['a second frame', () => segment(0xc0, '\x08\0\x40\0\x60\x01\x01\x11\0')],
    ['a frame of 12 bits', () => segment(0xc1, '\x0c\0\x40\0\x60\x01\x01\x11\0')],
    ['a frame without lines', () => segment(0xc0, '\x08\0\0\0\x60\x01\x01\x11\0')],
    ['a lossless frame', () => segment(0xc3, '\x08\0\x40\0\x60\x01\x01\x11\0')],
    ['something between the segments', () => Buffer.from([0, 0])],
    ['a segment longer than the file', () => Buffer.from([0xff, 0xe5, 0xff, 0xff])],
  ])('%s', (_name, make) => {
    expect(readJpegHead(Buffer.concat([photo.subarray(0, 2), make(), photo.subarray(2)]))).toBeNull();
  });

  test('no picture behind it, or none at all', () => {
    expect(readJpegHead(photo.subarray(0, photo.indexOf(Buffer.from([0xff, 0xda]))))).toBeNull();
    expect(readJpegHead(Buffer.alloc(0))).toBeNull();
  });
});
