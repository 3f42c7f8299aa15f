import type { Page } from 'playwright-core';
import { type StartedCutline, startCutline } from '../services/start-cutline.ts';
import { findTestServers, skipMessage, type TestServers } from '../services/test-servers.ts';
import { isChromiumThere, type OpenBrowser, openBrowser } from './open-browser.ts';

/** A running system and a page of a browser that shows it. */
export interface OpenDesk {
  readonly system: StartedCutline;
  readonly browser: OpenBrowser;
  readonly page: Page;
  /** What the page complained of: errors, and breaches of the content security policy. */
  readonly problems: readonly string[];
  /** Ends both; a system that ends badly is an error. */
  readonly close: () => Promise<void>;
}

/** One of the two ways to run. */
export interface Way {
  readonly name: 'embedded' | 'servers';
  /** Empty records, and the dashboard's first page not yet opened. */
  readonly open: (args?: readonly string[]) => Promise<OpenDesk>;
  readonly close: () => Promise<void>;
}

/** Every way to run that this machine can drive; says in one line what it leaves out. */
export async function findWays(): Promise<readonly Way[]> {
  const servers = isChromiumThere ? await findTestServers() : null;
  if (isChromiumThere && servers === null) console.info(skipMessage);
  return servers === null ? [embedded] : [embedded, onServers(servers)];
}

/** The embedded default, which every machine has. */
export const embedded: Way = {
  name: 'embedded',
  open: (args = []) => openDesk(() => startCutline({}, args)),
  close: async () => {},
};

function onServers(servers: TestServers): Way {
  return {
    name: 'servers',
    open: async (args = []) => {
      const room = await servers.openRoom();
      const { redisUrl, databaseUrl } = room.servers;
      const env = { REDIS_URL: redisUrl, DATABASE_URL: databaseUrl };
      const desk = await openDesk(() => startCutline(env, ['--queue-prefix', room.queuePrefix, ...args]));
      return {
        ...desk,
        close: async () => {
          await desk.close();
          await room.close();
        },
      };
    },
    close: servers.close,
  };
}

async function openDesk(start: () => Promise<StartedCutline>): Promise<OpenDesk> {
  const system = await start();
  const browser = await openBrowser();
  return {
    system,
    browser,
    page: await browser.newPage(),
    problems: browser.problems,
    close: async () => {
      await browser.close();
      const status = await system.stop();
      if (status !== 0) throw new Error(`cutline ended with ${status}: ${system.output()}`);
    },
  };
}
