import { createTokenSchema } from '../client/login-schemas.ts';
import { ExpectedError } from '../errors.ts';
import { openTokens, type Tokens, type TokenSeen } from './open-tokens.ts';
import { type Column, printTable } from './print-table.ts';
import { readOptions } from './read-options.ts';

/** `cutline token [list | create NAME --scopes LIST | revoke NAME]` */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    scopes: { type: 'string' },
    days: { type: 'string' },
    json: { type: 'boolean', default: false },
    by: { type: 'string', default: 'cli' },
    'data-dir': { type: 'string' },
    url: { type: 'string' },
  });
  const act = readAction(positionals, values);
  const tokens = await openTokens({ url: values.url, dataDir: values['data-dir'] });
  try {
    return await act(tokens);
  } finally {
    await tokens.close();
  }
}

interface Options {
  readonly scopes?: string | undefined;
  readonly days?: string | undefined;
  readonly json: boolean;
  readonly by: string;
}

/** What is wrong is said before anything is opened. */
function readAction(
  [action = 'list', name, ...more]: readonly string[],
  options: Options,
): (tokens: Tokens) => Promise<number> {
  if (more.length > 0) throw new ExpectedError('USAGE', `token takes one name, not '${more[0]}' as well`);
  if (action === 'list' && name === undefined) return (tokens) => list(tokens, options.json);
  if (action === 'create' && name !== undefined) return (tokens) => create(tokens, readWanted(name, options));
  if (action === 'revoke' && name !== undefined) return (tokens) => revoke(tokens, name, options.by);
  throw new ExpectedError(
    'USAGE',
    'token wants list, create NAME --scopes LIST, or revoke with a name or an id',
  );
}

function readWanted(name: string, { scopes = '', days, by }: Options) {
  const wanted = createTokenSchema.safeParse({
    name,
    scopes: scopes.split(',').map((scope) => scope.trim()),
    ...(days !== undefined && { days: Number(days) }),
    requestedBy: by,
  });
  if (wanted.success) return wanted.data;
  const [issue] = wanted.error.issues;
  const place = String(issue?.path[0] ?? '');
  const what = place === 'name' ? 'the name' : `--${place}`;
  const why = place === 'scopes' ? 'must be of ingest, read, edit and admin, as read,edit' : issue?.message;
  throw new ExpectedError('USAGE', `${what} ${why}`);
}

/** The token alone on stdout, so that a script can keep it. */
async function create(tokens: Tokens, wanted: ReturnType<typeof readWanted>): Promise<number> {
  const { token, secret } = await tokens.create(wanted);
  process.stderr.write(
    `${token.name} (${token.id}) may ${token.scopes.join(', ')}. Keep it: it is told only now.\n`,
  );
  process.stdout.write(`${secret}\n`);
  return 0;
}

async function revoke(tokens: Tokens, idOrName: string, by: string): Promise<number> {
  const { name, id } = await tokens.revoke(idOrName, by);
  process.stderr.write(`${name} (${id}) is revoked.\n`);
  return 0;
}

async function list(tokens: Tokens, isJson: boolean): Promise<number> {
  const all = await tokens.list();
  if (isJson) for (const token of all) process.stdout.write(`${JSON.stringify(token)}\n`);
  else process.stdout.write(printTable(columns, all));
  return 0;
}

const columns: readonly Column<TokenSeen>[] = [
  { title: 'name', width: 24, cell: ({ name }) => name },
  { title: 'scopes', width: 24, cell: ({ scopes }) => scopes.join(',') },
  { title: 'state', width: 21, cell: stateOf },
  { title: 'last used', width: 10, cell: ({ lastUsedAt }) => lastUsedAt?.slice(0, 10) ?? 'never' },
  { title: 'id', width: 40, cell: ({ id }) => id },
];

function stateOf({ revokedAt, expiresAt }: TokenSeen): string {
  if (revokedAt !== null) return `revoked ${revokedAt.slice(0, 10)}`;
  if (expiresAt === null) return 'counts';
  const day = expiresAt.slice(0, 10);
  return Date.parse(expiresAt) > Date.now() ? `until ${day}` : `expired ${day}`;
}
