import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ExpectedError } from './errors.ts';
import { compileRules, type Rules } from './pipeline/rules.ts';
import { programFolder } from './program-folder.ts';

const folder = new URL('rules/', programFolder);
const profiles = new URL('profiles/', programFolder);

/** Reads and checks `rules/*.json` and `profiles/*.json`; a wrong file is `RULES_INVALID`, with the file and the place. */
export function loadRules(): Rules {
  const hash = createHash('sha256');
  const read = (name: string, from: URL = folder): unknown => {
    const text = readRuleFile(name, from);
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
    profiles: Object.fromEntries(
      listProfiles().map((name) => [name.replace(/\.json$/u, ''), read(name, profiles)]),
    ),
  };
  return compileRules(files, hash.digest('hex'));
}

function listProfiles(): readonly string[] {
  return readdirSync(profiles)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
}

function readRuleFile(name: string, from: URL): string {
  try {
    return readFileSync(new URL(name, from), 'utf8');
  } catch (error) {
    throw new ExpectedError('RULES_INVALID', `cannot read ${fileURLToPath(new URL(name, from))}`, {
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
