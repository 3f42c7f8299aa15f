import { load } from 'cheerio';
import { hasChildren, isTag, isText, type AnyNode } from 'domhandler';
import { expect, test } from 'vitest';
import { loadPage } from '../../../src/formats/html/load-page.ts';

const script = 'window.gallery = {"photos": [1, 2, 3], "isOpen": a && b < c};';
const style = '.gallery > figure { margin: 0 auto; content: "A seal waits" }';

/** A node and all that is in it, in one line each. */
function print(node: AnyNode): unknown {
  if (isText(node)) return node.data;
  const children = hasChildren(node) ? node.children.map(print) : [];
  return isTag(node) ? [node.name, { ...node.attribs }, ...children] : [node.type, ...children];
}

function treeOf(root: { readonly toArray: () => readonly AnyNode[] }): readonly unknown[] {
  return root.toArray().map(print);
}

test.each([
  ['in the head and the body', `<head><style>${style}</style></head><p>A<script>${script}</script>B</p>`],
  ['with line ends of other systems', `<script>${script}\r\n${script}\r${script}</script>`],
  ['with signs that are replaced', `<script>${script}\0</script><style>${style}\0</style>`],
  ['in a drawing', `<svg><style>${style}&amp;<b>x</b></style><script>${script}</script></svg>`],
  [
    'in a drawing that ends nowhere',
    `<html><head><title>A</title><svg></head><script>${script}<h1>B</h1>${script}</script><p>C</p>`,
  ],
  [
    'in a frame, a title, a text to fill in',
    `<title><script>${script}</script></title><iframe><script>${script}</script></iframe><textarea><style>${style}</style></textarea>`,
  ],
  ['in a choice', `<select><style>${style}</style><option>A<script>${script}</script></select>`],
  [
    'in a template, a table and for readers without scripts',
    `<template><script>${script}</script></template><table><p><script>1${script}</script><tr><script>2${script}</script></table><noscript><style>${style}</style></noscript>`,
  ],
  ['with a comment that hides an end', `<script><!-- <script>${script}</script> ${script} --></script><p>A`],
  [
    'with ends of other kinds',
    `<script>${script}</script/><p>A</p><style>${style}</STYLE\n><script>${script}</scripts></script >B`,
  ],
  ['with no end', `<style>${style}</style><script>${script}`],
  [
    'in comments and attributes',
    `<!-- <script>${script}</script> --><a title="<style>${style}</style>">A</a>`,
  ],
  ['that hold the mark of what is set aside', `<script>${script}</script><style>cutline-raw-text-0</style>`],
])('scripts and styles %s are loaded as they are in any page', (_what, html) => {
  for (const text of [html, `<!doctype html><html><body>${html}</body></html>`])
    expect(treeOf(loadPage(text).page.root())).toEqual(
      treeOf(load(text, { scriptingEnabled: false }).root()),
    );
});

test('a page that is too large is read up to there, the scripts before that as well', () => {
  const { page, warnings } = loadPage(
    `<script>${script}</script>${'<img src="a.jpg">'.repeat(1001)}<script>${script}</script>`,
  );
  expect(page('img')).toHaveLength(1000);
  expect(page('script').text()).toBe(script);
  expect(warnings).toEqual([
    { code: 'page-too-large', message: 'the page has more than 1000 images; what follows was not read' },
  ]);
});
