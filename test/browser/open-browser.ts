import { existsSync } from 'node:fs';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** Whether this machine can drive the dashboard; says so where it cannot. */
export const isChromiumThere = executablePath !== undefined;
if (!isChromiumThere) console.info('skipped: there is no chromium, so the dashboard was not driven');

/** What has not come to the screen by then will not. */
const waitLimitMs = 15_000;

export interface OpenBrowser {
  /** A page of a desk's size unless said otherwise, in a profile of its own. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** What the pages complained of: errors in the console, and breaches of the content security policy among them. */
  readonly problems: string[];
  readonly close: () => Promise<void>;
}

/** The system's Chromium without a window. */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({
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
  const problems: string[] = [];
  return {
    problems,
    newPage: async (options = {}) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, ...options });
      page.setDefaultTimeout(waitLimitMs);
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      return page;
    },
    close: () => browser.close(),
  };
}
