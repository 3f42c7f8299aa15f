import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readSources } from '../../src/sources/read-sources.ts';
import { sourcesFile } from '../../src/sources/sources-file.ts';

const path = 'schemas/cutline-config.schema.json';
const example = 'examples/config/cutline.config.json';

/** `vitest run -u` writes the file anew after the shape has changed. */
test('the published schema says what the start checks', async () => {
  const { $schema, ...shape } = z.toJSONSchema(sourcesFile, { io: 'input' });
  const $id = 'https://cutline.example/schemas/cutline-config.schema.json';
  const schema = { $schema, $id, title: 'Sources, outputs and logins of Cutline', ...shape };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../${path}`);
});

test('the example is valid, and one with a typo is not', () => {
  const ajv = new Ajv2020({ allErrors: true });
  formatsPlugin.default(ajv);
  const isConfig = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  const config = JSON.parse(readFileSync(example, 'utf8')) as { sources: object[] };
  isConfig(config);
  expect(isConfig.errors ?? []).toEqual([]);
  expect(isConfig({ ...config, sources: [{ name: 'wire', foldr: {} }] })).toBe(false);
  const env = { DAILY_WIRE_SECRET: 'tern', NORTHERN_API_KEY: 'gull' };
  expect(readSources(example, env).list.map(({ name }) => name)).toEqual([
    'daily-wire',
    'desk',
    'northern-wire',
    'harbor-blog',
    'fairs',
  ]);
});
