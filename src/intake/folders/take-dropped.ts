import { lstat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reached } from '../../checkpoints.ts';
import type { Cleaning } from '../../cleaning/open-cleaning.ts';
import { ExpectedError, isPassing } from '../../errors.ts';
import type { Delivery } from '../../storage/receive-gallery.ts';
import { receivedReason } from '../../storage/runs.ts';
import type { Log } from '../../log.ts';
import type { Resources } from '../../resources.ts';
import { settingsFor, type Source } from '../../sources/source.ts';
import { recordIntakeProblem } from '../../storage/intake-problems.ts';
import { arrivalKey } from '../arrival-key.ts';
import { holdFiles } from '../hold-files.ts';
import { openInTurn } from '../large-galleries.ts';
import { refuseAtOnce } from '../refuse-at-once.ts';
import { takeDelivery } from '../take-delivery.ts';
import { type Claim, releaseClaim } from './claims.ts';
import { ownFolders } from './drop-names.ts';
import { moveAside } from './move-aside.ts';
import { readDropped } from './read-dropped.ts';
import { takeSnapshot } from './snapshot.ts';

/** What a file is taken with. */
export interface DropTools extends Pick<Resources, 'database' | 'photoStore' | 'wakeRelay' | 'metrics'> {
  /** Where what was dropped is read. */
  readonly cleaning: Cleaning;
  readonly log: Log;
}

/**
 * Takes what was claimed: stored, then moved to `processed`, or to `failed` beside a file that says why. Taken twice, after a
 * crash between the two, it is one gallery with one run. Throws when the records, the store or the folder are away: the claim
 * stays and can be taken again.
 */
export async function takeDropped(
  tools: DropTools,
  source: Source,
  dropFolder: string,
  claim: Claim,
): Promise<void> {
  const { log, database } = tools;
  const { name, path } = claim;
  const before = await takeSnapshot(path);
  if (before === null) return;
  const isFolder = (await lstat(path)).isDirectory();
  const found = await store(tools, source, claim, before.state).catch(toProblem);
  if (found === 'restless') {
    // Somebody still writes to it: it is put back and comes again when it has settled.
    await moveAside(claim, dropFolder, isFolder);
  } else if (found.problem === null) {
    reached('drop-taken');
    await moveAside(claim, join(dropFolder, ownFolders.processed), isFolder);
    log.info({ source: source.name, ...found }, 'a file was taken from the drop folder');
  } else {
    await recordIntakeProblem(database, source.name, name, found.problem);
    reached('drop-refused');
    await setAside(dropFolder, claim, isFolder, found.problem);
    log.warn({ source: source.name, file: name, ...found }, 'a file in the drop folder is no gallery');
  }
  await releaseClaim(dropFolder, claim);
  reached('drop-released');
}

interface Found {
  readonly galleryId?: string;
  readonly runId?: string;
  /** Why it is no gallery. */
  readonly problem: string | null;
}

async function store(
  tools: DropTools,
  source: Source,
  { path, name }: Claim,
  state: string,
): Promise<Found | 'restless'> {
  const held = holdFiles(tools.photoStore);
  try {
    const read = await readDropped(path, name, source.maxBytes, held);
    reached('drop-read');
    if ((await takeSnapshot(path))?.state !== state) return 'restless';
    refuseAtOnce(read.content, name, source);
    await held.keep();
    reached('photos-kept');
    const arrival: Delivery = {
      ...read,
      name,
      source: source.name,
      uri: null,
      mediaType: null,
      identity: source.identity === 'name' ? name : null,
      idempotencyKey: arrivalKey(source, read.content),
      settings: settingsFor(source, {}, new Date()),
      reason: receivedReason,
      requestedBy: source.name,
    };
    const { gallery, run } = await takeDelivery(tools, arrival);
    return { galleryId: gallery.id, runId: run.id, problem: await findProblem(arrival, tools) };
  } finally {
    await held.drop();
  }
}

/** Whoever dropped the file looks into the folder, not into the records: what its run will fail at is told at once. */
async function findProblem(arrival: Delivery, { cleaning }: DropTools): Promise<string | null> {
  const { content, name, uri, mediaType, settings } = arrival;
  return openInTurn(content, async (bytes) => {
    const input = { bytes, name, uri, mediaType };
    const task = { input, settings, rules: cleaning.shipped };
    return cleaning.read(task).then(
      () => null,
      (error: unknown) => (isOverLimit(error) ? error.message : toProblemText(error)),
    );
  });
}

/** Its run will try it more than once; whoever dropped it is told what was seen. */
function isOverLimit(error: unknown): error is ExpectedError {
  return error instanceof ExpectedError && (error.code === 'RUN_TOO_LONG' || error.code === 'RUN_TOO_LARGE');
}

function toProblem(error: unknown): Found {
  return { problem: toProblemText(error) };
}

function toProblemText(error: unknown): string {
  if (error instanceof ExpectedError && !isPassing(error)) return error.message;
  throw error;
}

async function setAside(dropFolder: string, claim: Claim, isFolder: boolean, problem: string): Promise<void> {
  const failed = join(dropFolder, ownFolders.failed);
  await moveAside(claim, failed, isFolder, async (free) => {
    await writeFile(join(failed, `${free}.error.txt`), `${problem}\n`);
    reached('reason-written');
  });
}
