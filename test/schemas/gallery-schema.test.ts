import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { galleryDocument } from '../../src/formats/json/gallery-document.ts';

const path = 'schemas/gallery.schema.json';

/** `vitest run -u` writes the file anew after the shape has changed. */
test('the published schema says what the reader checks', async () => {
  const { $schema, ...shape } = z.toJSONSchema(galleryDocument, { io: 'input' });
  const schema = {
    $schema,
    $id: 'https://cutline.example/schemas/gallery.schema.json',
    title: 'Gallery',
    ...shape,
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../${path}`);
});

test('a sample gallery is valid, one without captions is not', () => {
  const ajv = new Ajv2020({ allErrors: true });
  formatsPlugin.default(ajv);
  const isGallery = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  isGallery(JSON.parse(readFileSync('examples/rowing-final.json', 'utf8')));
  expect(isGallery.errors ?? []).toEqual([]);
  expect(isGallery({ headline: 'No entries' })).toBe(false);
  expect(isGallery({ entries: [{ credit: 'AP' }] })).toBe(false);
});
