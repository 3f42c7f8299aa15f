import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { loadRules } from '../../../src/rules.ts';
import { compileSelectors } from '../../../src/formats/html/compile-selectors.ts';
import { elementsOf, matching } from '../../../src/formats/html/page-elements.ts';

const page = load(`<figure class="photo Slide"><img class="image-main" role="navigation">
<figcaption class="a caption" itemprop="caption">A seal waits.</figcaption><p class="photo-credit" data-caption="">AP</p>
<li id="thumb-3"><span class="CAPTION">B</span><header><a class="x">C</a></header></li><div class="My-TEASER-box nophoto">D</div></figure>`);
const { sites } = loadRules();

test.each([
  sites.captions,
  sites.credits,
  sites.frames,
  sites.captionAttributes,
  'figure',
  '.photo',
  '.caption,.x',
  '[class*="teaser" i]',
  '[class*="caption"]',
  '[id*="thumb"]',
  '[role="navigation"], nav',
  '[data-caption]',
])('%s finds the elements that it finds in any page', (selector) => {
  const isWanted = compileSelectors(selector);
  expect(isWanted).not.toBeNull();
  expect(elementsOf(page).filter((element) => isWanted?.(element))).toEqual(page(selector).toArray());
});

test.each([
  'header > a',
  'figure .photo-credit',
  '.a.caption',
  'span:first-child',
  '[class^="photo"]',
  'p, :is(a)',
])('%s, which looks at more than one mark, is found as well', (selector) => {
  expect(compileSelectors(selector)).toBeNull();
  const found = elementsOf(page).filter(matching(page, selector));
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(page(selector).toArray());
});
