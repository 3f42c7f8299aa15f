import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import { logRarely } from '../../log.ts';
import type { Resources } from '../../resources.ts';
import type { FolderSource } from '../../sources/source.ts';
import { releaseLease, takeLease } from '../../storage/leases.ts';
import { claim, listClaims, type Claim } from './claims.ts';
import { isDropName, ownFolders } from './drop-names.ts';
import { folderTrouble } from './folder-trouble.ts';
import { openSettling } from './settling.ts';
import { takeSnapshot } from './snapshot.ts';
import { type DropTools, takeDropped } from './take-dropped.ts';

export interface WatchTools extends DropTools, Pick<Resources, 'troubles' | 'room'> {
  /** Names this process: of several on one folder, one at a time watches it. */
  readonly holder: string;
}

/** How many files are taken at a time. */
const takenAtOnce = 4;
/** How often a folder is looked at when nothing is heard of it, and for how long a process that died keeps it. */
const restMs = 10_000;
const leaseSeconds = 30;
const pollingMs = 2000;
const soonestMs = 50;

/**
 * Takes what is dropped into a source's folder until `close`: when it has settled, several at a time, each once. The events of
 * the folder only wake; what is there is what counts, so an event that is lost delays and loses nothing. A folder that cannot be
 * read or emptied is a trouble that is told, and tried again.
 */
export function watchFolder(
  tools: WatchTools,
  source: FolderSource,
): { readonly close: () => Promise<void> } {
  const { database, holder, troubles, log } = tools;
  const { path, settleMs, isPolled } = source.folder;
  const onError = logRarely(log);
  const lease = { name: `folder ${source.name}`, holder, seconds: leaseSeconds };
  const stop = new AbortController();
  const bell = openBell();
  const look = openLook(tools, source, () => takeLease(database, lease), stop.signal);
  const watcher = openWatcher(path, isPolled, bell.ring, (error) =>
    onError(error, folderTrouble(source.name)),
  );
  const work = async () => {
    while (!stop.signal.aborted) {
      let pauseMs = isPolled ? pollingMs : restMs;
      try {
        const { isWaiting } = await look();
        if (isWaiting) pauseMs = Math.max(soonestMs, settleMs / 2);
        troubles.clear(folderTrouble(source.name));
      } catch (error) {
        troubles.report(folderTrouble(source.name), error instanceof Error ? error.message : String(error));
        onError(error, folderTrouble(source.name));
      }
      await sleep(soonestMs);
      await bell.wait(pauseMs);
    }
  };
  const done = work();
  return {
    close: async () => {
      stop.abort();
      bell.ring();
      await (await watcher).close();
      await done;
      await releaseLease(database, lease.name, holder).catch((error: unknown) => onError(error, 'lease'));
    },
  };
}

async function openWatcher(
  path: string,
  isPolled: boolean,
  onEvent: () => void,
  onError: (error: unknown) => void,
): Promise<FSWatcher> {
  // A folder that cannot be made is told by the first look.
  await mkdir(path, { recursive: true }).catch(() => {});
  const watcher = watch(path, {
    depth: 0,
    ignoreInitial: true,
    ignored: (each) => each !== path && !isDropName(each.slice(path.length + 1)),
    usePolling: isPolled,
    interval: pollingMs,
  });
  return watcher.on('all', onEvent).on('error', onError);
}

/** One look at the folder after the other: each takes what has settled; `isWaiting` while something has not. */
function openLook(
  tools: WatchTools,
  source: FolderSource,
  keepLease: () => Promise<boolean>,
  stop: AbortSignal,
): () => Promise<{ readonly isWaiting: boolean }> {
  const { path, settleMs } = source.folder;
  const settling = openSettling(settleMs);
  return async () => {
    if (!(await keepLease())) return { isWaiting: false };
    // What is not taken now lies where it is.
    await tools.room.check();
    for (const folder of Object.values(ownFolders)) await mkdir(join(path, folder), { recursive: true });
    const names = (await readdir(path)).filter(isDropName);
    settling.keepOnly(new Set(names));
    const settled: string[] = [];
    for (const name of names) {
      const snapshot = await takeSnapshot(join(path, name));
      if (snapshot !== null && settling.isSettled(name, snapshot, performance.now())) settled.push(name);
    }
    // First what was left in the middle, by a process that died or a database that was away.
    const orders = [
      ...(await listClaims(path)).map((left) => async () => left),
      ...settled.map((name) => async () => {
        await tools.room.check();
        return claim(path, name);
      }),
    ];
    await takeAll(orders, (claimed) => takeDropped(tools, source, path, claimed), keepLease, stop);
    return { isWaiting: settled.length < names.length };
  };
}

/** Takes all of them, several at a time; one that fails does not keep the others, and the first error is thrown in the end. */
async function takeAll(
  orders: readonly (() => Promise<Claim | null>)[],
  take: (claimed: Claim) => Promise<void>,
  keepLease: () => Promise<boolean>,
  stop: AbortSignal,
): Promise<void> {
  const errors: unknown[] = [];
  const rest = orders.values();
  const lastKept = { atMs: performance.now() };
  const isOurs = async () => {
    if (performance.now() - lastKept.atMs < (leaseSeconds * 1000) / 3) return true;
    lastKept.atMs = performance.now();
    return keepLease();
  };
  const takeOneByOne = async () => {
    for (const order of rest) {
      if (stop.aborted || !(await isOurs())) return;
      try {
        const claimed = await order();
        if (claimed !== null) await take(claimed);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: takenAtOnce }, takeOneByOne));
  if (errors.length > 0) throw errors[0];
}

interface Bell {
  readonly ring: () => void;
  /** Until it rings, or rang since the last wait, or the time is up. */
  readonly wait: (mostMs: number) => Promise<void>;
}

function openBell(): Bell {
  let hasRung = false;
  let nap = new AbortController();
  return {
    ring: () => {
      hasRung = true;
      nap.abort();
    },
    wait: async (mostMs) => {
      if (!hasRung) {
        nap = new AbortController();
        await sleep(mostMs, undefined, { signal: nap.signal }).catch(() => {});
      }
      hasRung = false;
    },
  };
}
