import { type Checkpoint, checkpoints, type Fault } from './checkpoints.ts';
import { ExpectedError } from './errors.ts';

/**
 * `CUTLINE_DIE_AT` and `CUTLINE_FREEZE_AT`: where this process dies or stands still. For tests: left over in an environment, the
 * name of a checkpoint stops the start with `SETTINGS_INVALID`.
 */
export function readFault(env: Readonly<Record<string, string | undefined>>): Fault | null {
  for (const [name, signal] of faults) {
    const given = env[name]?.trim() ?? '';
    if (given !== '') return { checkpoint: readCheckpoint(name, given, env['NODE_ENV']), signal };
  }
  return null;
}

const faults = [
  ['CUTLINE_DIE_AT', 'SIGKILL'],
  ['CUTLINE_FREEZE_AT', 'SIGSTOP'],
] as const;

function readCheckpoint(name: string, given: string, use: string | undefined): Checkpoint {
  const checkpoint = checkpoints.find((each) => each === given);
  if (use === 'test' && checkpoint !== undefined) return checkpoint;
  throw new ExpectedError(
    'SETTINGS_INVALID',
    `${name} is for tests: it needs NODE_ENV=test and one of ${checkpoints.join(', ')}`,
  );
}
