import { describe, expect, test } from 'vitest';
import { receivedPhoto } from '../../src/formats/photo-key.ts';

const keyOf = (address: string) => receivedPhoto(address).key;

const dims = 'https://dims.ostrand.example/dims4/default/0a1b2c3/2147483647/strip/true';
const reuters = 'https://s1.wire.example/resources/r/?m=02&d=20190304&t=2';
const blox = 'https://bloximages.vip.example/content/tncms/assets/v3/editorial/3/4a';

describe('renditions of one photo have one key', () => {
  test.each([
    [
      'width, shape and focus at the end',
      '/a/pier_w948_r1.5_fpx50_fpy45.jpg',
      '/a/pier_w1280_r1.5_fpx50_fpy45.jpg',
    ],
    ['sizes at the end', '/a/pier-1024x683.jpg', '/a/pier_t800.jpg', '/a/pier-scaled.jpg', '/a/pier@2x.jpg'],
    ['names for sizes', '/a/pier_square_small.jpg', '/a/pier-gallery_thumb.jpg', '/a/pier_ratio3x2_1200.jpg'],
    [
      'words run together',
      '/a/pier-superJumbo.jpg',
      '/a/pier-mediumThreeByTwo210-v2.jpg',
      '/a/thumb_pier.jpg',
    ],
    ['formats', '/a/pier.jpg', '/a/pier.jpg.webp', '/a/pier.avif?width=300', '/a/pier_{width}x.jpg'],
    [
      'names of sizes under an id',
      'https://s.harbor.example/photos/67/21/14543211/3/rawImage.jpg',
      'https://s.harbor.example/photos/67/21/14543211/3/square_small.jpg',
      'https://s.harbor.example/photos/67/21/14543211/5/premium_landscape.jpg',
      'https://s.harbor.example/photos/67/21/14543211/5/1600x0.jpg',
    ],
    [
      'a folder that is a size',
      '/alternates/FREE_1140/DSC_4032.JPG',
      '/alternates/LANDSCAPE_160/DSC_4032.JPG',
    ],
    [
      'a resizing service with the address in its query',
      `${dims}/resize/150x100!/quality/90/?url=https%3A%2F%2Fstore.example%2Fc4%2Fpier-7`,
      `${dims}/crop/5472x3648+0+0/resize/1440x960!/quality/90/?url=https%3A%2F%2Fstore.example%2Fc4%2Fpier-7`,
      'https://store.example/c4/pier-7',
    ],
    [
      'an address encoded twice',
      '/_next/image?url=https%253A%252F%252Fstore.example%252Fpier.jpg%253Fw%253D9&w=640',
      'https://store.example/pier.jpg',
    ],
    [
      'a resizing service with the address in its path',
      'https://desk.example/cdn-cgi/image/width=80/https://desk.example/a/pier.jpg',
      'https://res.example/image/fetch/w_80,c_fill/https%3A%2F%2Fdesk.example%2Fa%2Fpier.jpg',
      'https://i0.wp.com/desk.example/a/pier.jpg?w=396&ssl=1',
    ],
    [
      'an identity in the query',
      `${reuters}&i=115400&w=976&r=LYN1`,
      `${reuters}&r=LYN1&i=115400&w=300&fh=&sq=`,
    ],
    [
      'servers that share the load',
      `https://s3.wire.example/resources/r/?m=02&d=20190304&t=2&i=7`,
      `${reuters}&i=7`,
    ],
    [
      'a folder of an id',
      `${blox}/34a1c2d4-985e-11e8-8a01-0f1e2d3c4b5a/5b674c1a01e2f.image.jpg?resize=150%2C100`,
      `${blox}/34a1c2d4-985e-11e8-8a01-0f1e2d3c4b5a/5b674c1a09ab1.hires.jpg`,
    ],
    [
      "an agency's item id",
      'https://desk.example/img/213_21-0620bfbf616740c7b7702f08918fb397_t800.jpg',
      'https://store.example/0620bfbf616740c7b7702f08918fb397',
    ],
  ])('%s', (_, ...addresses) => {
    expect(new Set(addresses.map(keyOf)).size).toBe(1);
  });
});

describe('two photos have two keys', () => {
  test.each([
    [
      'resized from different addresses',
      `${dims}/resize/9x9!/?url=https%3A%2F%2Fs.example%2Fa%2Fone`,
      `${dims}/resize/9x9!/?url=https%3A%2F%2Fs.example%2Fa%2Ftwo`,
    ],
    ['told apart by the query', `${reuters}&i=115400&r=LYN1`, `${reuters}&i=115401&r=LYN2`],
    ['numbered by the camera', '/a/DSC_1200_large.jpg', '/a/DSC_1210_large.jpg'],
    ['numbered in their gallery', '/galleries/123456/1/large.jpg', '/galleries/123456/2/large.jpg'],
    ['named by a shape and a number', '/crowd/portrait_1.jpg', '/crowd/portrait_2.jpg'],
    ['in folders called nearly like a size', '/my_fair/1.jpg', '/my_race/1.jpg'],
    ['named by their folder', '/photos/pier/large.jpg', '/photos/mole/large.jpg'],
    [
      'with the address of their page behind them',
      '/a/1.jpg?url=https://desk.example/story',
      '/a/2.jpg?url=https://desk.example/story',
    ],
  ])('%s', (_, one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});

test.each([
  `${dims}/resize/150x100!/quality/90/?url=`,
  'https://desk.example/resizer?w=200',
  'https://desk.example/?w=9',
])('an address that names no photo is its own key: %s', (address) => {
  expect(keyOf(address)).toBe(address);
});
