import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import { loadRules } from '../../src/rules.ts';

/** A gallery on disk to clean in a test. */
export interface TestGallery {
  readonly name: string;
  readonly path: string;
  readonly referenceDate: string | null;
}

const rules = loadRules();
const shared = '../shared/cases';

/** The samples, our own fixtures, and the shared cases where that folder exists. */
export const galleries: readonly TestGallery[] = [
  ...listFiles('examples').map((path) => ({ name: path, path, referenceDate: null })),
  ...listFixtures(),
  ...listShared(),
];

export function runGallery({ path, name, referenceDate }: TestGallery): Promise<Manifest> {
  const input = { bytes: readFileSync(path), name, uri: null, mediaType: null };
  return runPipeline(input, { ...defaultSettings, referenceDate }, rules);
}

/** `test/fixtures/galleries/<slug>/gallery.*`, with its `expected.json` beside it. */
export function listFixtures(): readonly (TestGallery & { readonly expectedPath: string })[] {
  const folder = 'test/fixtures/galleries';
  return readdirSync(folder).map((slug) => {
    const place = join(folder, slug);
    const file = readdirSync(place).find((name) => name.startsWith('gallery.'));
    if (file === undefined) throw new Error(`${place} holds no gallery`);
    const expectedPath = join(place, 'expected.json');
    return { name: slug, path: join(place, file), expectedPath, referenceDate: readDay(expectedPath) };
  });
}

function listShared(): readonly TestGallery[] {
  if (!existsSync(shared)) {
    process.stderr.write(`The shared cases were not run: there is no ${shared} here.\n`);
    return [];
  }
  const inputs = listFiles(join(shared, 'galleries')).filter((path) => !path.endsWith('.json'));
  return [
    {
      name: 'seed',
      path: join(shared, 'seed/gallery.txt'),
      referenceDate: readDay(join(shared, 'seed/expected.json')),
    },
    ...inputs.map((path) => ({
      name: path,
      path,
      referenceDate: readDay(path.replace(/\.\w+$/, '.expected.json')),
    })),
  ];
}

function readDay(path: string): string | null {
  const { referenceDate = null } = JSON.parse(readFileSync(path, 'utf8')) as {
    referenceDate?: string | null;
  };
  return referenceDate;
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
