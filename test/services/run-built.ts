import { spawn } from 'node:child_process';
import { finish, type Finished } from './finish.ts';
import { testEnvironment } from './test-environment.ts';

/** Runs the built `cutline` as a user would. */
export function runBuilt(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Finished> {
  return finish(
    spawn(process.execPath, ['dist/cli/cli.js', ...args], {
      env: { ...testEnvironment, REDIS_URL: '', DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}
