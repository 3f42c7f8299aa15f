import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { deskRulesSchema } from '../../src/desk-rules/desk-rules.ts';
import { readDeskRules } from '../../src/pipeline/desk-rules/read-desk-rules.ts';
import { loadRules } from '../../src/rules.ts';

const path = 'schemas/desk-rules.schema.json';
const example = 'examples/config/desk-rules.json';

/** `vitest run -u` writes the file anew after the shape has changed. */
test("the published schema says what a desk's rules may be", async () => {
  const { $schema, id: _id, ...shape } = z.toJSONSchema(deskRulesSchema, { io: 'input' });
  const $id = 'https://cutline.example/schemas/desk-rules.schema.json';
  const schema = { $schema, $id, title: "A desk's changes of the rules", ...shape };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(`../../${path}`);
});

test('the example is valid and means something, and one with a typo is not', () => {
  const ajv = new Ajv2020({ allErrors: true });
  formatsPlugin.default(ajv);
  const isDeskRules = ajv.compile(JSON.parse(readFileSync(path, 'utf8')) as object);
  const rules = JSON.parse(readFileSync(example, 'utf8')) as object;
  isDeskRules(rules);
  expect(isDeskRules.errors ?? []).toEqual([]);
  expect(isDeskRules({ ...rules, agnecies: {} })).toBe(false);
  expect(readDeskRules(rules, loadRules()).agencies.set.map(({ name }) => name)).toEqual(['Nordlys']);
});
