import { readFileSync } from 'node:fs';
import type { Database } from '../../src/storage/database.ts';

/**
 * The CPU time that this process and its session's server process have had, in milliseconds: what else a shared machine does
 * does not count. `null` where the server is on another machine, or this one has no /proc.
 */
export async function openCpuClock(database: Database): Promise<(() => number) | null> {
  const [session] = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
  const path = `/proc/${session?.pid}/schedstat`;
  const read = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 + Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6;
  };
  try {
    read();
    return read;
  } catch {
    return null;
  }
}
