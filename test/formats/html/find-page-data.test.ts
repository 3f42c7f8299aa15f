import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { findPageData } from '../../../src/formats/html/page-data/find-page-data.ts';

const state = { note: 'a } in a "string" and an it\'s', photos: [1, 2] };
const json = JSON.stringify(state);

const find = (html: string) => findPageData(load(html), false);

test.each([
  ['a script of JSON', `<script type="application/json">${json}</script>`],
  ['a script of JSON in a comment', `<script type="application/json"><!--${json}--></script>`],
  ['an assignment', `<script>var a = 1; window.__STATE__ = ${json}; window.b = { c: 2 };</script>`],
  ['an argument', `<script>start(${json}, function () { return {}; });</script>`],
  ['a string of JSON', `<script>window.s = JSON.parse(${JSON.stringify(json)});</script>`],
  [
    'a string in single quotes',
    `<script>window.s = JSON.parse('${json.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}');</script>`,
  ],
  ['an attribute', `<photo-app data-state='${json.replaceAll("'", '&#39;')}'></photo-app>`],
])('finds what a page hands over in %s', (_, html) => {
  expect(find(html)).toEqual([state]);
});

test('runs nothing and passes over what is not JSON', () => {
  expect(find('<script>window.a = {b: (() => { throw new Error(); })()}; c = {"open": [</script>')).toEqual(
    [],
  );
});

test('gives up on a script that only opens brackets, in good time', () => {
  expect(find(`<script>${'a={"b":'.repeat(100_000)}</script>`)).toEqual([]);
});
