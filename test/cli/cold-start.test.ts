import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = 'dist/cli/';

/** A built file with all it imports when it is loaded: files of ours, packages and modules of Node's. */
function loadedWith(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(`${folder}${file}`, 'utf8');
  for (const [, name = ''] of text.matchAll(/^(?:import|export)\b(?:[^"';]* from)? ?["']([^"']+)["'];$/gmu)) {
    if (name.startsWith('./')) loadedWith(name.slice(2), seen);
    else seen.add(name);
  }
  return seen;
}

test('cleaning a text loads no package, and few files', () => {
  const loaded = [...loadedWith('cli.js'), ...loadedWith('clean.js'), ...loadedWith('read-text-gallery.js')];
  expect(loaded).toContain('pipeline.js');
  expect(loaded.filter((name) => !name.endsWith('.js') && !name.startsWith('node:'))).toEqual([]);
  expect(new Set(loaded.filter((name) => name.endsWith('.js'))).size).toBeLessThan(30);
});

test('help loads nothing that cleans', () => {
  expect([...loadedWith('cli.js')]).not.toContain('pipeline.js');
});

test('a start loads nothing that only a request, or a feature that is configured, needs', () => {
  const loaded = loadedWith('start.js');
  expect(loaded).toContain('fastify');
  const later =
    /^(?:@bull-board|@fastify\/swagger|@aws-sdk|@electric-sql|sharp|openid-client|undici|cheerio|bullmq-otel)/u;
  expect([...loaded].filter((name) => later.test(name))).toEqual([]);
});
