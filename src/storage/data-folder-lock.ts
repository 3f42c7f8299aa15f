import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '../errors.ts';

export interface DataFolderLock {
  readonly release: () => Promise<void>;
}

/**
 * Makes this process the only one on a data folder; `DATA_DIR_IN_USE` when another is. Two PGlites on one folder lose
 * rows without an error.
 *
 * The lock is a Unix socket in the folder that answers while its process lives: the kernel closes it with the process,
 * however that ends, so a lock is never left behind, only a dead file that answers nobody. Everyone who wants
 * the folder listens under a name of its own first and looks at the others then, so of two who start together at least
 * one sees the other. A holder wins over who is starting; of two who are starting the smaller name wins.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  const name = `lock-${randomUUID()}.sock`;
  const short = await shortWay(folder);
  let answer: 'starting' | 'holding' = 'starting';
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(answer);
  });
  const release = async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(join(folder, name), { force: true });
  };
  try {
    await listen(server, join(short.path, name));
    await waitForTurn(folder, short.path, name);
    answer = 'holding';
  } catch (error) {
    await release().catch(() => {});
    throw error instanceof ExpectedError ? error : unusable(folder, error);
  } finally {
    await short.forget();
  }
  server.unref();
  return { release };
}

type Answer = 'starting' | 'holding' | 'leaving' | 'dead';

const lockName = /^lock-[\da-f-]{36}\.sock$/;
// A path longer than this is cut off by some kernels, which would lock another name.
const longestSocketPath = 100;
const answerTimeoutMs = 2000;
const turnTimeoutMs = 10_000;
const askEveryMs = 50;
const deadAfterMs = 10_000;

async function waitForTurn(folder: string, path: string, ownName: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < turnTimeoutMs; waitedMs += askEveryMs) {
    const names = (await readdir(folder)).filter((name) => lockName.test(name) && name !== ownName);
    const others = await Promise.all(
      names.map(async (name) => ({ name, answer: await ask(join(path, name)) })),
    );
    const dead = others.filter((other) => other.answer === 'dead');
    await Promise.all(dead.map((other) => removeDead(join(folder, other.name))));
    if (dead.length === others.length) return;
    if (others.some((other) => winsOver(ownName, other))) break;
    await sleep(askEveryMs);
  }
  throw new ExpectedError(
    'DATA_DIR_IN_USE',
    `another cutline uses the data folder ${folder}: stop it, or choose another folder with --data-dir`,
  );
}

function winsOver(ownName: string, other: { readonly name: string; readonly answer: Answer }): boolean {
  return other.answer === 'holding' || (other.answer === 'starting' && other.name < ownName);
}

/** What the process behind a lock says, or that there is none. */
async function ask(path: string): Promise<Answer> {
  const socket = connect(path);
  try {
    // Silence is a process too busy to speak: alive.
    return await Promise.race([
      text(socket).then((said): Answer => (said === 'starting' || said === 'holding' ? said : 'leaving')),
      sleep(answerTimeoutMs, 'holding' as const, { ref: false }),
    ]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'dead';
    // It hung up before it spoke, as a process does that gives up the folder.
    return code === 'ECONNRESET' || code === 'EPIPE' ? 'leaving' : 'holding';
  } finally {
    socket.destroy();
  }
}

/** A young file may belong to a process between taking its name and listening; an old one is nobody's. */
async function removeDead(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null || Date.now() - found.mtimeMs < deadAfterMs) return;
  await rm(path, { force: true });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The folder by a name short enough for a socket: itself, or a link that is needed only while names are bound. */
async function shortWay(folder: string): Promise<{ path: string; forget: () => Promise<void> }> {
  if (Buffer.byteLength(join(folder, `lock-${randomUUID()}.sock`)) <= longestSocketPath) {
    return { path: folder, forget: async () => {} };
  }
  const room = await mkdtemp(join(tmpdir(), 'cutline-'));
  const path = join(room, 'd');
  await symlink(folder, path);
  return { path, forget: () => rm(room, { recursive: true, force: true }) };
}

function unusable(folder: string, error: unknown): ExpectedError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ExpectedError('DATA_DIR_UNUSABLE', `the data folder ${folder} cannot be locked: ${reason}`, {
    cause: error,
  });
}
