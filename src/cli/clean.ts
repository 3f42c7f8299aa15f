import { ExpectedError } from '../errors.ts';
import type { GalleryInput } from '../formats/read-gallery.ts';
import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { Decision } from '../pipeline/decisions/decision.ts';
import type { Manifest } from '../pipeline/manifest.ts';
import { traceGallery, type Trail } from '../pipeline/pipeline.ts';
import type { PhotoFile } from '../pipeline/photos/attach-photos.ts';
import type { Rules } from '../pipeline/rules.ts';
import { loadRules } from '../rules.ts';
import { inputKind } from './input-kind.ts';
import { readDecisionsFile } from './read-decisions-file.ts';
import { type ChosenFormat, lineWriter, readFormat } from './read-format.ts';
import { readInput } from './read-input.ts';
import { printTrail } from './print-trail.ts';
import { readOptions } from './read-options.ts';
import { readSettingsOptions, settingsOptions } from './read-settings-options.ts';
import { showProgress } from './show-progress.ts';
import { openOutputFolder } from './write-output.ts';

/** `cutline clean INPUT…`: input → pipeline → manifest, with no database and no queue. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    ...settingsOptions,
    explain: { type: 'boolean', default: false },
    photos: { type: 'string' },
    decisions: { type: 'string' },
    rules: { type: 'string' },
    format: { type: 'string', default: 'manifest' },
    out: { type: 'string' },
    'write-photos': { type: 'string' },
  });
  if (positionals.length === 0)
    throw new ExpectedError('USAGE', 'clean wants at least one input, or - for stdin');
  const format = await readFormat(values.format);
  const emit = values.explain ? explain : await chooseOutput(values.out, positionals.length, format);
  const terms: Terms = {
    photosPath: values.photos ?? null,
    copiesFolder: values['write-photos'] ?? null,
    photos: values.photos === undefined ? [] : await readPhotos(values.photos),
    decisions: values.decisions === undefined ? [] : await readDecisionsFile(values.decisions),
    settings: readSettingsOptions(values),
    rules: await chooseRules(values.rules),
  };
  return cleanAll(positionals, terms, emit);
}

/** What all inputs of one call are cleaned with. */
interface Terms {
  /** Where `photos` were read. */
  readonly photosPath: string | null;
  /** Where copies of the photos go that say what their items do. */
  readonly copiesFolder: string | null;
  readonly photos: readonly PhotoFile[];
  readonly decisions: readonly Decision[];
  readonly settings: CleaningSettings;
  readonly rules: Rules;
}

type Emit = (inputName: string, trail: Trail) => Promise<void>;

async function chooseRules(path: string | undefined): Promise<Rules> {
  const shipped = loadRules();
  if (path === undefined) return shipped;
  // What checks a desk's rules takes as long to load as a gallery to clean.
  const { applyDeskRules } = await import('../pipeline/desk-rules/apply-desk-rules.ts');
  const { readRulesFile } = await import('./read-rules-file.ts');
  return applyDeskRules(shipped, await readRulesFile(path, shipped));
}

async function readPhotos(path: string): Promise<readonly PhotoFile[]> {
  const { readPhotoFiles } = await import('../photos/read-photo-files.ts');
  return readPhotoFiles(path);
}

async function cleanAll(paths: readonly string[], terms: Terms, emit: Emit): Promise<number> {
  const progress = await showProgress('Cleaning', paths.length);
  let failures = 0;
  for (const path of paths) {
    const problems = await cleanOne(path, terms, emit);
    if (problems.length > 0) failures += 1;
    for (const problem of problems) progress.note(`cutline: ${problem}`);
    progress.advance();
  }
  progress.finish(`Cleaned ${paths.length - failures} of ${paths.length} galleries`);
  return failures === 0 ? 0 : 1;
}

/** Not the input is wrong but the command. */
const wrongUsage: ReadonlySet<string> = new Set(['FORMAT_UNKNOWN', 'SETTINGS_INVALID', 'USAGE']);

/** What went wrong, in words. */
async function cleanOne(path: string, terms: Terms, emit: Emit): Promise<readonly string[]> {
  const { photos, decisions, settings, rules } = terms;
  try {
    const input = await readAny(path);
    const all = [...(input.photos ?? []), ...photos];
    const trail = await traceGallery({ ...input, photos: all }, settings, rules, decisions);
    await emit(input.name, trail);
    return await copyPhotos(path, trail.manifest, terms);
  } catch (error) {
    if (error instanceof ExpectedError && !wrongUsage.has(error.code)) return [error.message];
    throw error;
  }
}

async function copyPhotos(
  path: string,
  manifest: Manifest,
  { photosPath, copiesFolder }: Terms,
): Promise<readonly string[]> {
  if (copiesFolder === null) return [];
  const { writePhotoCopies } = await import('../photos/write-photo-copies.ts');
  const sources = [
    ...((await inputKind(path)) === 'file' ? [] : [path]),
    ...(photosPath === null ? [] : [photosPath]),
  ];
  const { problems } = await writePhotoCopies(manifest, sources, copiesFolder);
  return problems;
}

/** sharp is loaded only where there are photos to look at. */
async function readAny(path: string): Promise<GalleryInput> {
  if ((await inputKind(path)) === 'file') return readInput(path);
  const { readFolderGallery } = await import('../photos/read-folder-gallery.ts');
  return readFolderGallery(path);
}

async function chooseOutput(folder: string | undefined, inputs: number, format: ChosenFormat): Promise<Emit> {
  if (folder !== undefined) {
    const output = await openOutputFolder(folder, format.extension);
    return async (inputName, { manifest }) => {
      await output.write(inputName, format.write(manifest));
    };
  }
  const print = inputs === 1 ? (written: string) => written : lineWriter(format);
  return (_inputName, { manifest }) => write(print(format.write(manifest)));
}

function explain(_inputName: string, trail: Trail): Promise<void> {
  return write(printTrail(trail));
}

function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
