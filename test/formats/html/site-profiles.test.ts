import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../../src/errors.ts';
import { compileSiteProfiles } from '../../../src/pipeline/site-profiles.ts';
import { cleanText } from '../../services/read-document.ts';

const scene = 'A lock keeper opens the sluice in Tarn Hollow on May 4, 2026.';
const other = 'Two swans drift past the mill in Ostrand on May 5, 2026.';
const credit = 'AP Photo/Ida Brandt';
const itemId = '0123456789abcdef0123456789abcde';
const image = (at: number, more = '') => `<img src="https://paper.example/photos/lock-${at}.jpg"${more}>`;
const page = (body: string) =>
  `<!doctype html><html><head><title>Locks</title></head><body>${body}</body></html>`;

/** How each family of sites sets two photos with their captions. */
const pages: readonly (readonly [name: string, html: string])[] = [
  [
    'WEHCO, on Ellington',
    [scene, other]
      .map(
        (text, at) =>
          `<div><img alt="${text} (${credit})" src="https://paper.example/img/photos/2_1-${itemId}${at}_t800.jpg?90232"><p>${text} (${credit})</p></div>`,
      )
      .join(''),
  ],
  [
    'Gannett',
    [scene, other]
      .map(
        (text, at) =>
          `<figure class="gnt_em gnt_em_img">${image(at, ` alt="${text}"`)}<div class="gnt_em_img_ccw" data-c-caption="${text}" data-c-credit="${credit}"></div></figure>`,
      )
      .join(''),
  ],
  [
    'AP, on Brightspot',
    `<bsp-carousel>${[scene, other]
      .map(
        (text, at) =>
          `<div class="Carousel-slide">${image(at)}<div class="CarouselSlide-info"><div class="CarouselSlide-infoDescription"><p>${text}</p></div><div class="CarouselSlide-infoAttribution">${credit}</div></div></div>`,
      )
      .join('')}</bsp-carousel>`,
  ],
  [
    'BLOX',
    [scene, other]
      .map(
        (text, at) =>
          `<figure>${image(at)}<figcaption><div class="caption-text"><p>${text}</p></div><ul class="list-inline"><li><span class="tnt-byline">${credit}</span></li></ul></figcaption></figure>`,
      )
      .join(''),
  ],
  [
    'WordPress with Jetpack',
    [scene, other]
      .map(
        (text, at) =>
          `<figure class="wp-caption">${image(at, ` data-image-caption="&lt;p&gt;${text} (${credit})&lt;/p&gt;"`)}<p class="wp-caption-text">${text} (${credit})</p></figure>`,
      )
      .join(''),
  ],
  [
    'McClatchy',
    `<script>window.__INITIAL_STATE__ = ${JSON.stringify({
      galleryPhotos: [scene, other].map((caption, at) => ({
        caption,
        photographer: 'Ida Brandt',
        credit: 'AP',
        url: `https://paper.example/photos/lock-${at}.jpg`,
      })),
    })};</script>`,
  ],
  [
    'Hearst',
    `<ul>${[scene, other]
      .map(
        (text, at) =>
          `<li class="slide">${image(at)}<div class="caption"><p>${text}</p><span class="credit">${credit}</span></div></li>`,
      )
      .join('')}</ul>`,
  ],
  [
    "Reuters' slides",
    [scene, other]
      .map(
        (text, at) =>
          `<div class="slide">${image(at)}<div class="slide-caption">${text} (${credit})</div><div class="print-caption">${text} (${credit})</div><div class="short-caption">${text.slice(0, 40)}...more</div><div>${at + 1} / 2</div></div>`,
      )
      .join(''),
  ],
  [
    'a plain figure',
    [scene, other]
      .map(
        (text, at) =>
          `<figure>${image(at)}<figcaption>${text} <small>${credit}</small></figcaption></figure>`,
      )
      .join(''),
  ],
  [
    'JSON-LD',
    `<script type="application/ld+json">${JSON.stringify({
      '@type': 'ImageGallery',
      image: [scene, other].map((caption, at) => ({
        '@type': 'ImageObject',
        caption,
        creditText: credit,
        contentUrl: `https://paper.example/photos/lock-${at}.jpg`,
      })),
    })}</script>`,
  ],
];

describe('a page of', () => {
  test.each(pages)('%s gives its photos, each once, with caption and credit', async (_name, html) => {
    const { items } = await cleanText(page(html));
    expect(items.map(({ caption }) => caption.text)).toEqual([scene, other]);
    for (const { credit: found, photo } of items) {
      expect([found.creators, found.agency]).toEqual([['Ida Brandt'], 'AP']);
      expect(photo?.uri).toMatch(/^https:\/\/paper\.example\//u);
    }
  });

  test.each(pages)('%s whose classes have changed is read no worse than not at all', async (_name, html) => {
    const changed = page(html.replaceAll(/ class="[^"]*"/gu, ' class="x9f2"'));
    const items = await cleanText(changed).then(
      (manifest) => manifest.items.map(({ caption }) => caption.text),
      (error: unknown) => {
        if (error instanceof ExpectedError) return [];
        throw error;
      },
    );
    for (const text of items) expect(`${scene} ${other}`).toContain(text.slice(0, 30));
  });
});

describe('profiles', () => {
  const names = readdirSync('profiles');
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as object;

  test.each(names)('%s is what the schema says', (name) => {
    const isValid = new Ajv2020({ allErrors: true }).compile(read('schemas/profile.schema.json'));
    isValid(read(`profiles/${name}`));
    expect(isValid.errors ?? []).toEqual([]);
    expect(isValid({ ...read(`profiles/${name}`), caption: [] })).toBe(false);
  });

  test('one that is wrong is named with the place', () => {
    expect(() => compileSiteProfiles({ gannett: { captions: 'figcaption' } })).toThrow(
      expect.objectContaining({
        code: 'RULES_INVALID',
        message: 'profiles/gannett.json: "captions" must be a list of texts',
      }),
    );
  });
});
