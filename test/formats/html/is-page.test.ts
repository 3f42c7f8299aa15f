import { expect, test } from 'vitest';
import { readGallery } from '../../../src/formats/read-gallery.ts';
import { defaultSettings } from '../../../src/pipeline/cleaning-settings.ts';
import { loadRules } from '../../../src/rules.ts';

const figures = `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Ferries</title></head><body>
<figure><img src="https://photos.example.com/ferry-1.jpg" alt="" /><figcaption>A ferry leaves Ostrand. (AP Photo/Ilse Marrow)</figcaption></figure>
<figure><img src="https://photos.example.com/ferry-2.jpg" alt="" /><figcaption>Crews wait in Ostrand. (AP Photo/Ilse Marrow)</figcaption></figure>
</body></html>`;

test.each([
  ['plain', figures],
  ["with XML's declaration", `<?xml version="1.0" encoding="UTF-8"?>\n${figures}`],
  [
    "with XML's declaration and a document type",
    `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">${figures}`,
  ],
  ['behind a comment', `<?xml version="1.0"?>\n<!-- saved -->\n${figures}`],
])('a page %s is read as a page', async (_, page) => {
  const input = { bytes: Buffer.from(page), name: 'ferries.xhtml', uri: null, mediaType: null };
  const { source, entries } = await readGallery(input, loadRules(), defaultSettings);
  expect(source.format).toBe('html');
  expect(entries.map(({ photo }) => photo?.uri)).toEqual([
    'https://photos.example.com/ferry-1.jpg',
    'https://photos.example.com/ferry-2.jpg',
  ]);
});
