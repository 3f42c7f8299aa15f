import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileRules, type RuleFiles } from '../../src/pipeline/rules.ts';

function readJson(path: string): object {
  return JSON.parse(readFileSync(path, 'utf8')) as object;
}

const names = readdirSync('rules').map((name) => name.replace(/\.json$/, ''));

test.each(names)('rules/%s.json is what its schema says', (name) => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  formatsPlugin.default(ajv);
  const isValid = ajv.compile(readJson(`schemas/rules/${name}.schema.json`));
  isValid(readJson(`rules/${name}.json`));
  expect(isValid.errors ?? []).toEqual([]);
  expect(isValid({ ...readJson(`rules/${name}.json`), typo: [] })).toBe(false);
});

test('a rule file that is wrong is named with the place', () => {
  const [agencies, captions, creditStyles, credits, fields, given] = names.map((name) =>
    readJson(`rules/${name}.json`),
  );
  const files: RuleFiles = { agencies, captions, creditStyles, credits, fields, names: given, profiles: {} };
  expect(() => compileRules({ ...files, agencies: { agencies: [{ forms: {} }] } }, '')).toThrow(
    expect.objectContaining({
      code: 'RULES_INVALID',
      message: 'agencies.json agencies[0]: "name" must be a text',
    }),
  );
  expect(() => compileRules({ ...files, names: { given: 'Ida' } }, '')).toThrow(/names\.json: "given"/);
});
