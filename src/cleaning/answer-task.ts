import { createHash } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import { readGallery } from '../formats/read-gallery.ts';
import type { Manifest } from '../pipeline/manifest.ts';
import { findDoubts } from '../pipeline/manifests/doubts/find-doubts.ts';
import { printManifest } from '../pipeline/manifests/print-manifest.ts';
import { listEntryPhotos } from '../pipeline/photos/list-entry-photos.ts';
import { traceGallery } from '../pipeline/pipeline.ts';
import type { Rules } from '../pipeline/rules.ts';
import { summariseManifest } from '../storage/listings/summarise-manifest.ts';
import type { RunReport } from '../storage/records.ts';
import type {
  Answer,
  CleanedGallery,
  CleaningTask,
  ReadEntries,
  ReadingTask,
  Task,
} from './cleaning-task.ts';
import { compareWithPublished } from './compare-with-published.ts';

/** Does a task under its rules. Never throws: what goes wrong is an answer too. */
export async function answerTask(task: Task, rules: Rules): Promise<Answer> {
  try {
    return task.kind === 'clean'
      ? { kind: 'cleaned', result: await clean(task, rules) }
      : { kind: 'read', result: await read(task, rules) };
  } catch (error) {
    return explain(error);
  }
}

/** What went wrong, as an answer. */
export function explain(error: unknown): Answer {
  if (error instanceof ExpectedError) return { kind: 'refused', code: error.code, message: error.message };
  if (error instanceof Error) return { kind: 'broken', message: error.message, stack: error.stack ?? null };
  return { kind: 'broken', message: String(error), stack: null };
}

async function clean(
  { input, settings, decisions, published }: CleaningTask,
  rules: Rules,
): Promise<CleanedGallery> {
  const { gallery, manifest } = await traceGallery(input, settings, rules, decisions);
  const body = printManifest(manifest);
  const entryPhotos = listEntryPhotos(gallery);
  return {
    manifest: body,
    digest: createHash('sha256').update(body).digest('hex'),
    headline: manifest.headline,
    entryPhotos,
    report: reportOn(manifest),
    changes: compareWithPublished(published, manifest),
    listing: summariseManifest(manifest),
    doubts: findDoubts(manifest, entryPhotos, rules.thresholds),
  };
}

async function read({ input, settings }: ReadingTask, rules: Rules): Promise<ReadEntries> {
  const { entries } = await readGallery(input, rules, settings);
  return {
    photos: entries.flatMap(({ photo }) => (photo === null ? [] : { key: photo.key, uri: photo.uri })),
  };
}

function reportOn(manifest: Manifest): RunReport {
  const ofItems = manifest.items.reduce((sum, item) => sum + item.warnings.length, 0);
  return { ...manifest.report, warnings: manifest.warnings.length + ofItems };
}
