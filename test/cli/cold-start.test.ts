import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
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

test('what is built imports no package that package.json does not name', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Packages;
  const named = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]);
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const imported = files.flatMap((file) =>
    [
      ...readFileSync(`${folder}${file}`, 'utf8').matchAll(
        /^(?:import|export)\b(?:[^"';]* from)? ?["']([^"'.][^"']*)["'];$|\bimport\(["']([^"'.][^"']*)["']\)/gmu,
      ),
    ].map(([, whenLoaded, later = '']) => whenLoaded ?? later),
  );
  expect(imported).toEqual(expect.arrayContaining(['fastify', 'bullmq', 'sharp']));
  const packages = imported.filter((name) => !isBuiltin(name)).map(packageOf);
  expect(packages.filter((name) => !named.has(name))).toEqual([]);
});

interface Packages {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

/** `@aws-sdk/client-s3/commands` → `@aws-sdk/client-s3` */
function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
