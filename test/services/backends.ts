import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openResources, type Resources } from '../../src/resources.ts';
import { readSettings } from '../../src/settings.ts';
import { writeRecordsTemplate } from '../../src/storage/records-template.ts';
import { findTestServers, skipMessage, type TestServers } from './test-servers.ts';

/** One of the two ways to run, opened for tests. */
export interface Backend {
  readonly name: 'embedded' | 'servers';
  /** Empty records and an empty queue, gone after `close`. */
  readonly open: (environment?: Environment) => Promise<OpenBackend>;
  readonly close: () => Promise<void>;
}

/** What a test says over the settings. */
type Environment = Readonly<Record<string, string>>;

export interface OpenBackend {
  readonly resources: Resources;
  readonly close: () => Promise<void>;
}

/** Every way to run that this machine can test; says in one line what it leaves out. */
export async function findBackends(): Promise<readonly Backend[]> {
  await writeRecordsTemplate();
  const servers = await findTestServers();
  if (servers === null) process.stderr.write(`${skipMessage}\n`);
  return servers === null ? [embedded] : [embedded, onServers(servers)];
}

/** The way to run that is always there, without servers that somebody would have to close. */
export async function findEmbedded(): Promise<Backend> {
  await writeRecordsTemplate();
  return embedded;
}

const embedded: Backend = { name: 'embedded', open: openEmbedded, close: async () => {} };

async function openEmbedded(environment: Environment = {}): Promise<OpenBackend> {
  const dataDir = await makeTestFolder();
  const resources = await openResources(readSettings({ dataDir }, { ...quiet, ...environment }));
  return {
    resources,
    close: async () => {
      await resources.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function onServers(servers: TestServers): Backend {
  return {
    name: 'servers',
    open: async (environment = {}) => {
      const room = await servers.openRoom();
      const { redisUrl, databaseUrl } = room.servers;
      const env = { ...quiet, ...environment, REDIS_URL: redisUrl, DATABASE_URL: databaseUrl };
      const dataDir = await makeTestFolder();
      const resources = await openResources(readSettings({ queuePrefix: room.queuePrefix, dataDir }, env));
      return {
        resources,
        close: async () => {
          await resources.close();
          await room.close();
          await rm(dataDir, { recursive: true, force: true });
        },
      };
    },
    close: servers.close,
  };
}

const quiet = { LOG_LEVEL: 'silent' };

export function makeTestFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'cutline-test-'));
}
