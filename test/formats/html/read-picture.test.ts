import { describe, expect, test } from 'vitest';
import { readPicture } from '../../../src/formats/html/page-data/read-picture.ts';

const caption = 'A seal waits on the quay.';
const src = 'https://cdn.ostrand.example/seal.jpg';

describe("an object of a page's data that is a picture", () => {
  test.each([
    ['its caption beside its address', { caption, src }],
    ['markup in its caption', { captionHtml: '<p>A <b>seal</b> waits on the quay.</p>', imageUrl: src }],
    ['its caption in a field of its own', { caption: { text: caption }, image: { url: src } }],
    ['renditions by name', { caption, alternates: { FREE_1140: src, LANDSCAPE_160: '/seal-160.jpg' } }],
    ['nothing but a description', { altText: caption, src }],
    ['a wrapper around it', { id: 7, node: { photo: { cutline: caption, original_url: src } } }],
    ['a title and a page of its own', { title: 'DSC_1', permalink: '/photos/7', caption, src }],
  ])('%s', (_, value) => {
    expect(readPicture(value)).toMatchObject({ caption, uri: src });
  });

  test('with its credit and photographer, where they say something', () => {
    expect(readPicture({ caption, src, photographer: 'Runa Holt', credit: '-' })).toMatchObject({
      byline: 'Runa Holt',
      credit: null,
    });
    const credits = { by: [{ name: 'Runa Holt' }], affiliation: [{ name: 'The Courier' }] };
    expect(readPicture({ caption, url: src, credits })).toMatchObject({
      byline: 'Runa Holt',
      credit: 'The Courier',
    });
    expect(readPicture({ caption, src, credit: 'rholt@courier.example' })).toMatchObject({ credit: null });
  });
});

describe("an object of a page's data that is none", () => {
  test.each([
    ['a story', { title: 'Seals return', url: '/news/seals', description: caption, image: { url: src } }],
    ['a story with its caption', { headline: 'Seals', url: '/news/seals', caption, image: { url: src } }],
    ['a person', { name: 'Runa Holt', description: 'Runa Holt takes pictures of seals.', image: src }],
    ['a picture without a caption', { caption: '', src }],
    ['a caption without a picture', { caption, url: '/news/seals' }],
    ['a picture with an empty address', { caption, src: 'data:image/gif;base64,R0lGODlh' }],
  ])('%s', (_, value) => {
    expect(readPicture(value)).toBeNull();
  });
});
