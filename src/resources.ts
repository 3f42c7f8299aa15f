import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { meetFault } from './checkpoints.ts';
import { type IntakeRoom, openIntakeRoom } from './intake/intake-room.ts';
import { openTroubles, type Troubles } from './intake/troubles.ts';
import { type Courier, type GalleryQueue, openGalleryQueue } from './jobs/gallery-queue.ts';
import { type Log, logRarely, openLog } from './log.ts';
import { type Metrics, openMetrics } from './metrics/open-metrics.ts';
import type { Settings } from './settings.ts';
import { traceDatabase } from './tracing/trace-database.ts';
import type { Database } from './storage/database.ts';
import { openFolderPhotoStore } from './storage/folder-photo-store.ts';
import { fillDoubts } from './storage/doubts/fill-doubts.ts';
import { fillListings } from './storage/listings/fill-listings.ts';
import { migrate } from './storage/migrate.ts';
import type { OpenPhotoStore, PhotoStore } from './storage/photo-store.ts';
import type { S3Address } from './storage/s3-photo-store.ts';

/** What a process opens at start and closes at the end. */
export interface Resources {
  readonly settings: Settings;
  readonly mode: 'embedded' | 'servers';
  readonly log: Log;
  readonly database: Database;
  readonly queue: GalleryQueue;
  readonly photoStore: PhotoStore;
  /** What this process counts. */
  readonly metrics: Metrics;
  /** Whether there is room for one gallery more. */
  readonly room: IntakeRoom;
  /** What keeps this process from taking galleries in. */
  readonly troubles: Troubles;
  /** Tells this process's relay that the outbox has something; without it the relay looks once a second. */
  readonly wakeRelay: () => void;
  readonly onWakeRelay: (listener: () => void) => void;
  readonly close: () => Promise<void>;
}

/** Opens the records, brings them up to date, then the queue; closes what is open when one of them fails. */
export async function openResources(settings: Settings): Promise<Resources> {
  meetFault(settings.fault);
  const log = openLog(settings);
  const onError = logRarely(log);
  const { closers, close } = openClosers();
  try {
    const { database, courier } = await openPlace(settings, onError, closers);
    const photoStore = await openPhotoStore(settings, closers);
    const queue = await openGalleryQueue(courier, (error) => onError(error, 'queue'));
    closers.push(queue.close);
    const bell = new EventEmitter();
    const metrics = openMetrics();
    return {
      settings,
      mode: settings.servers === null ? 'embedded' : 'servers',
      log,
      database: traceDatabase(database),
      queue,
      photoStore,
      metrics,
      room: openRoom(settings, queue, photoStore, metrics),
      troubles: openTroubles(),
      wakeRelay: () => void bell.emit('wake'),
      onWakeRelay: (listener) => void bell.on('wake', listener),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The records alone, brought up to date, for what needs no queue. */
export async function openRecords(settings: Settings): Promise<Pick<Resources, 'database' | 'close'>> {
  const onError = logRarely(openLog(settings));
  const { closers, close } = openClosers();
  try {
    const { database } = await openPlace(settings, onError, closers);
    return { database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What is opened is closed in reverse. */
function openClosers() {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  return { closers, close };
}

function openRoom(
  { servers, dataDir, intakeLimits }: Settings,
  queue: GalleryQueue,
  { spoolDir }: PhotoStore,
  metrics: Metrics,
): IntakeRoom {
  // What comes lies on the way first; embedded, the records are on a disk of ours too.
  const folders = servers === null ? [spoolDir, dataDir] : [spoolDir];
  return openIntakeRoom(queue, folders, intakeLimits, () => metrics.intakeRefused.inc());
}

type OnError = (error: unknown, where: string) => void;

async function openPlace(
  settings: Settings,
  onError: OnError,
  closers: (() => Promise<void>)[],
): Promise<{ readonly database: Database; readonly courier: Courier }> {
  return settings.servers === null
    ? openDataFolder(settings.dataDir, onError, closers)
    : openServers(settings.servers, settings.queuePrefix, onError, closers);
}

async function openPhotoStore(
  { photoStore: address, dataDir }: Settings,
  closers: (() => Promise<void>)[],
): Promise<PhotoStore> {
  const { close, ...store } =
    address.kind === 'folder'
      ? await openFolderPhotoStore(address.folder)
      : await openBucket(address, join(dataDir, 'incoming'));
  closers.push(close);
  return store;
}

async function openBucket(address: S3Address, spoolFolder: string): Promise<OpenPhotoStore> {
  const { openS3PhotoStore } = await import('./storage/s3-photo-store.ts');
  return openS3PhotoStore(address, spoolFolder);
}

// Only the one that is used is loaded: PGlite alone is fifteen megabytes.
async function openDataFolder(dataDir: string, onError: OnError, closers: (() => Promise<void>)[]) {
  const { openPgliteDatabase } = await import('./storage/pglite-database.ts');
  const { startVacuum } = await import('./storage/vacuum.ts');
  const database = await openPgliteDatabase(dataDir);
  closers.push(database.close);
  await migrate(database);
  await fillListings(database);
  await fillDoubts(database);
  closers.push(startVacuum(database, (error) => onError(error, 'vacuum')).close);
  return { database, courier: { kind: 'pglite', pool: database.pool } as const };
}

async function openServers(
  { redisUrl, databaseUrl }: { readonly redisUrl: string; readonly databaseUrl: string },
  prefix: string,
  onError: OnError,
  closers: (() => Promise<void>)[],
) {
  const { openPostgresDatabase } = await import('./storage/postgres-database.ts');
  const database = await openPostgresDatabase(databaseUrl, (error) => onError(error, 'database'));
  closers.push(database.close);
  await migrate(database);
  await fillListings(database);
  await fillDoubts(database);
  return { database, courier: { kind: 'redis', url: redisUrl, prefix } as const };
}
