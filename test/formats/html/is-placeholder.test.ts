import { describe, expect, test } from 'vitest';
import { isPlaceholder } from '../../../src/formats/html/is-placeholder.ts';

describe('an empty picture that keeps the place of a photo', () => {
  test.each([
    'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    'data:image/svg+xml,%3Csvg/%3E',
    'about:blank',
    '/img/blank.gif',
    '/img/spacer.gif?v=2',
    '/img/1x1.png',
    '/img/transparent-pixel.png',
    '/img/lazy-placeholder-16x9.png',
    '/img/loading.svg',
    '/img/placeholder_600x400.jpg',
    'https://desk.example/placeholder/600/400',
  ])('%s', (address) => {
    expect(isPlaceholder(address)).toBe(true);
  });
});

describe('a photo that is only called like one', () => {
  test.each([
    '/img/loading-dock.jpg',
    '/img/blank-street-fire.jpg',
    '/img/pixel-art-fair-2.jpg',
    '/img/dotty.jpg',
  ])('%s', (address) => {
    expect(isPlaceholder(address)).toBe(false);
  });
});
