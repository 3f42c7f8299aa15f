import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ExpectedError } from './errors.ts';
import { compileRules, type Rules } from './pipeline/rules.ts';

const folder = new URL('../rules/', import.meta.url);

/** Reads and checks `rules/*.json`; a wrong file is `RULES_INVALID`, with the file and the place. */
export function loadRules(): Rules {
  const hash = createHash('sha256');
  const read = (name: string): unknown => {
    const text = readRuleFile(name);
    hash.update(`${name}\n${text}`);
    return parseRuleFile(name, text);
  };
  const files = {
    agencies: read('agencies.json'),
    credits: read('credits.json'),
    captions: read('captions.json'),
    names: read('names.json'),
    creditStyles: read('credit-styles.json'),
    fields: read('fields.json'),
  };
  return compileRules(files, hash.digest('hex'));
}

function readRuleFile(name: string): string {
  try {
    return readFileSync(new URL(name, folder), 'utf8');
  } catch (error) {
    throw new ExpectedError('RULES_INVALID', `cannot read ${fileURLToPath(new URL(name, folder))}`, {
      cause: error,
    });
  }
}

function parseRuleFile(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ExpectedError('RULES_INVALID', `rules/${name} is not JSON: ${String(error)}`, { cause: error });
  }
}
