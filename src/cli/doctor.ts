import { ExpectedError } from '../errors.ts';
import { readSettings, type SettingsOverrides } from '../settings.ts';
import { examine } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { readOptions } from './read-options.ts';

/** `cutline doctor`: what a start here would need and how it is; exit status 1 when something must be mended. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    json: { type: 'boolean', default: false },
    'data-dir': { type: 'string' },
    'queue-prefix': { type: 'string' },
    config: { type: 'string' },
  });
  if (positionals.length > 0) throw new ExpectedError('USAGE', `doctor takes no input: '${positionals[0]}'`);
  const overrides: SettingsOverrides = {
    ...(values['data-dir'] !== undefined && { dataDir: values['data-dir'] }),
    ...(values['queue-prefix'] !== undefined && { queuePrefix: values['queue-prefix'] }),
    ...(values.config !== undefined && { config: values.config }),
  };
  const findings = await examine(readSettings(overrides));
  const isWell = findings.every(({ state }) => state !== 'wrong');
  process.stdout.write(
    values.json ? `${JSON.stringify({ isWell, findings })}\n` : findings.map(print).join(''),
  );
  return isWell ? 0 : 1;
}

function print({ check, state, message, remedy }: Finding): string {
  const line = `${state.padEnd(8)}  ${check.padEnd(20)}  ${message}\n`;
  return remedy === null ? line : `${line}${' '.repeat(32)}${remedy}\n`;
}
