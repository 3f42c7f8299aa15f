import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { type StartedCutline, startCutline } from '../services/start-cutline.ts';
import { findTestServers, skipMessage, type TestServers } from '../services/test-servers.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
if (executablePath === undefined)
  console.info('skipped: there is no chromium, so the dashboard was not driven');

/** Whether there is a browser to drive. */
export const hasBrowser = executablePath !== undefined;

/** A running system and a page of a browser that shows it. */
export interface OpenDesk {
  readonly system: StartedCutline;
  readonly browser: Browser;
  readonly page: Page;
  /** What the page complained of: errors, and breaches of the content security policy. */
  readonly problems: string[];
  /** Ends both; the system must end well. */
  readonly close: () => Promise<void>;
}

/** One of the two ways to run. */
export interface Way {
  readonly name: 'embedded' | 'servers';
  /** Empty records, and the dashboard's first page not yet opened. */
  readonly open: (args?: readonly string[]) => Promise<OpenDesk>;
}

/** Every way to run that this machine can drive; says in one line what it leaves out. */
export async function findWays(): Promise<readonly Way[]> {
  const servers = hasBrowser ? await findTestServers() : null;
  if (hasBrowser && servers === null) console.info(skipMessage);
  return [
    { name: 'embedded', open: (args = []) => openDesk(() => startCutline({}, args)) },
    ...(servers === null ? [] : [onServers(servers)]),
  ];
}

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
  };
}

/** What has not come to the screen by then will not. */
const waitLimitMs = 15_000;

async function openDesk(start: () => Promise<StartedCutline>): Promise<OpenDesk> {
  const [system, browser] = await Promise.all([start(), launch()]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  page.setDefaultTimeout(waitLimitMs);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  return {
    system,
    browser,
    page,
    problems,
    close: async () => {
      await browser.close();
      expect(await system.stop()).toBe(0);
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
