import type { CutlineClient } from '../client/cutline-client.ts';
import type { RulesVersion } from '../client/rules-schemas.ts';
import { ExpectedError } from '../errors.ts';
import { loadRules } from '../rules.ts';
import { openClient } from './open-client.ts';
import { readOptions } from './read-options.ts';
import { readRulesFile } from './read-rules-file.ts';

/** `cutline rules [list | show [N] | save FILE | activate N | revert N | withdraw N]`: what a desk changed of the rules. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    draft: { type: 'boolean', default: false },
    from: { type: 'string' },
    reason: { type: 'string' },
    by: { type: 'string', default: 'cli' },
    url: { type: 'string' },
  });
  const client = openClient(values.url);
  const [action = 'list', subject, ...more] = positionals;
  if (more.length > 0) throw new ExpectedError('USAGE', `rules ${action} takes no '${more[0]}' as well`);
  const effectiveFrom = readMoment(values.from);
  const order = { requestedBy: values.by, ...(effectiveFrom !== undefined && { effectiveFrom }) };
  switch (action) {
    case 'list':
      return listAll(client);
    case 'show':
      return show(client, subject);
    case 'save':
      return save(client, subject, { ...order, reason: values.reason, draft: values.draft });
    case 'activate':
      return print(await client.activateRules(readNumber(action, subject), order));
    case 'withdraw':
      return print(await client.withdrawRules(readNumber(action, subject), values.by));
    case 'revert': {
      const reason = values.reason === undefined ? {} : { reason: values.reason };
      return print(
        await client.revertRules(readNumber(action, subject), { requestedBy: values.by, ...reason }),
      );
    }
    default:
      throw new ExpectedError(
        'USAGE',
        `rules knows list, show, save, activate, revert and withdraw, not '${action}'`,
      );
  }
}

async function listAll(client: CutlineClient): Promise<number> {
  let cursor: string | null = null;
  do {
    const page = await client.listRulesVersions({ cursor });
    page.versions.forEach(print);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return 0;
}

/** As a file that `save` and `clean --rules` take. */
async function show(client: CutlineClient, subject: string | undefined): Promise<number> {
  const { rules } =
    subject === undefined
      ? await client.fetchRules()
      : await client.fetchRulesVersion(readNumber('show', subject));
  process.stdout.write(`${JSON.stringify(rules, null, 2)}\n`);
  return 0;
}

async function save(
  client: CutlineClient,
  path: string | undefined,
  order: {
    readonly requestedBy: string;
    readonly effectiveFrom?: string;
    readonly reason: string | undefined;
    readonly draft: boolean;
  },
): Promise<number> {
  const { reason } = order;
  if (path === undefined || reason === undefined)
    throw new ExpectedError('USAGE', 'rules save wants a JSON file and --reason');
  // Its rows are told by their names here, before the server looks at them.
  const rules = await readRulesFile(path, loadRules());
  return print(await client.saveRules({ ...order, reason, rules }));
}

function readNumber(action: string, subject: string | undefined): number {
  if (subject !== undefined && /^\d{1,9}$/.test(subject)) return Number(subject);
  throw new ExpectedError('USAGE', `rules ${action} wants the number of a version`);
}

function readMoment(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime()))
    throw new ExpectedError('USAGE', `--from wants a time like 2026-06-01T08:00:00Z, not '${text}'`);
  return moment.toISOString();
}

function print(version: RulesVersion): number {
  process.stdout.write(`${JSON.stringify(version)}\n`);
  return 0;
}
