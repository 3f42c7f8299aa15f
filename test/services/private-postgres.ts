import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';
import { endProcess, type MortalServer } from './private-redis.ts';

/**
 * A PostgreSQL of our own that ends with the test, or `null` where none is installed. Unless it is to be `durable`, it waits for
 * no disk: what a process wrote outlives its end; only a machine that stops needs it there.
 */
export async function startPrivatePostgres(
  options: { readonly isDurable?: boolean } = {},
): Promise<MortalServer | null> {
  const initdb = await findProgram('initdb');
  const postgres = await findProgram('postgres');
  if (initdb === null || postgres === null) return null;
  const owner = await findOwner();
  const folder = await mkdtemp(join(tmpdir(), 'cutline-postgres-'));
  await chmod(folder, 0o700);
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const asOwner = { ...owner, cwd: folder };
  await promisify(execFile)(
    initdb,
    ['-D', data, '-U', 'cutline', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    asOwner,
  );
  const port = await findFreePort();
  const url = `postgres://cutline@127.0.0.1:${port}/postgres`;
  const args = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  let child: ChildProcess;
  const start = async () => {
    const fsync = `fsync=${options.isDurable === true ? 'on' : 'off'}`;
    child = spawn(postgres, [...args, '-c', fsync], { ...asOwner, stdio: 'ignore' });
    await waitUntilReady(url);
  };
  await start();
  return {
    url,
    folder,
    get pid() {
      return child.pid ?? 0;
    },
    // At once: no session ends, nothing is tidied up, and the next start recovers.
    kill: () => endProcess(child, 'SIGQUIT'),
    start,
    close: async () => {
      // Fast shutdown: sessions that tests left open do not keep it.
      await endProcess(child, 'SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: as whom then; `null`: as we are. */
async function findOwner(): Promise<{ readonly uid: number; readonly gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.split('\n').find((line) => line.startsWith(`${name}:`));
    const [, , uid, gid] = account?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('there is no account to run PostgreSQL under');
}

async function waitUntilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const client = new pg.Client(url);
    try {
      await client.connect();
      await client.query('select 1');
      return;
    } catch {
      await sleep(100);
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error(`the private PostgreSQL at ${url} does not answer`);
}
