import { ExpectedError } from '../errors.ts';
import { readSettings, type SettingsOverrides } from '../settings.ts';
import { readOptions } from './read-options.ts';
import { startSystem } from './start-system.ts';
import { untilStopped } from './until-stopped.ts';

/** `cutline start`: the whole system, or one role of it, until it is told to stop. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    port: { type: 'string' },
    host: { type: 'string' },
    'data-dir': { type: 'string' },
    role: { type: 'string' },
    concurrency: { type: 'string' },
    'queue-prefix': { type: 'string' },
    config: { type: 'string' },
  });
  if (positionals.length > 0) throw new ExpectedError('USAGE', `start takes no input: '${positionals[0]}'`);
  const overrides: SettingsOverrides = {
    ...(values.port !== undefined && { port: values.port }),
    ...(values.host !== undefined && { host: values.host }),
    ...(values['data-dir'] !== undefined && { dataDir: values['data-dir'] }),
    ...(values.role !== undefined && { role: values.role }),
    ...(values.concurrency !== undefined && { concurrency: values.concurrency }),
    ...(values['queue-prefix'] !== undefined && { queuePrefix: values['queue-prefix'] }),
    ...(values.config !== undefined && { config: values.config }),
  };
  const system = await startSystem(readSettings(overrides));
  // Whoever reads that it is ready may stop it at once.
  const stopped = untilStopped();
  process.stderr.write(`cutline is ready at ${system.address}\n`);
  await stopped;
  await system.close();
  // BullMQ goes on asking for a Redis that is away, with nothing left to do for it.
  process.exit(0);
}
