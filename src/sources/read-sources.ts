import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { readHost, type AllowedHost } from '../downloads/allowed-hosts.ts';
import { ExpectedError } from '../errors.ts';
import { findCrowdedFolder } from './find-crowded-folder.ts';
import type { Source, Sources } from './source.ts';
import { sourcesFile, type SourceInFile } from './sources-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The sources that a file configures; `env` holds their secrets. `SETTINGS_INVALID` says the file, the place in it (a JSON
 * pointer) and why.
 */
export function readSources(path: string, env: Environment): Sources {
  const read = sourcesFile.safeParse(parse(path, readText(path)));
  if (!read.success) throw invalid(path, ...placeOf(read.error));
  const { sources, onlyKnownSources } = read.data;
  refuseTwins(path, sources);
  const list = sources.map((source, at) => toSource(path, source, `/sources/${at}`, env));
  const crowded = findCrowdedFolder(list);
  if (crowded !== null) throw invalid(path, `/sources/${crowded.at}/folder/path`, crowded.why);
  return { list, onlyKnown: onlyKnownSources };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('SETTINGS_INVALID', `${path} cannot be read: ${why}`, { cause });
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('SETTINGS_INVALID', `${path} is not JSON: ${why}`, { cause });
  }
}

/** Where the first thing is that is wrong, and why: one line is read, ten are not. */
function placeOf(error: z.ZodError): readonly [place: string, why: string] {
  const [issue] = error.issues;
  if (issue === undefined) return ['', error.message];
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return [pointer([...issue.path, key]), 'there is no such setting'];
  }
  return [pointer(issue.path), issue.message];
}

/** `['sources', 0, 'a/b']` → `/sources/0/a~1b` */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function invalid(path: string, place: string, why: string): ExpectedError {
  return new ExpectedError('SETTINGS_INVALID', `${path} ${place === '' ? '/' : place}: ${why}`);
}

function refuseTwins(path: string, sources: readonly SourceInFile[]): void {
  const names = sources.map(({ name }) => name);
  const at = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (at !== -1) throw invalid(path, `/sources/${at}/name`, `there is another source '${names[at]}'`);
}

function toSource(path: string, source: SourceInFile, place: string, env: Environment): Source {
  const { name, identity, hmac, folder } = source;
  const { referenceDate, referenceTimeZone, ...defaults } = source.defaults;
  const secret = (variable: string, at: string) => readSecret(path, variable, `${place}${at}`, env);
  return {
    name,
    identity,
    defaults,
    referenceDate: { timeZone: referenceDate === 'received' ? (referenceTimeZone ?? null) : null },
    maxBytes: source.limits.maxBytes,
    photoHosts: [...toHosts(source.photoHosts, false), ...toHosts(source.photoHostsInside, true)],
    hmac:
      hmac === undefined
        ? null
        : {
            secret: secret(hmac.secretEnv, '/hmac/secretEnv'),
            toleranceSeconds: hmac.toleranceSeconds,
          },
    folder:
      folder === undefined
        ? null
        : {
            path: resolve(dirname(path), folder.path),
            settleMs: folder.settleMs,
            isPolled: folder.polling,
          },
    poll: toPoll(source, secret),
  };
}

function toPoll({ poll }: SourceInFile, secret: (variable: string, at: string) => string): Source['poll'] {
  if (poll === undefined) return null;
  const { url, kind, everySeconds, headersEnv, hosts, inside, follow, itemsAt = null } = poll;
  const headers = Object.entries(headersEnv).map(([header, variable]) => [
    header,
    secret(variable, `/poll/headersEnv/${header}`),
  ]);
  return {
    url,
    kind,
    everySeconds,
    headers: Object.fromEntries(headers) as Record<string, string>,
    hosts: toHosts([new URL(url).host, ...hosts], inside),
    isFollowed: follow,
    itemsAt,
  };
}

function toHosts(hosts: readonly string[], isInside: boolean): readonly AllowedHost[] {
  return hosts.map((host) => readHost(host, isInside));
}

function readSecret(path: string, variable: string, place: string, env: Environment): string {
  const value = env[variable];
  if (value !== undefined && value.trim() !== '') return value.trim();
  throw invalid(path, place, `the environment has no ${variable}`);
}
