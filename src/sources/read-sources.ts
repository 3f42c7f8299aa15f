import { dirname, resolve } from 'node:path';
import { readHost, type AllowedHost } from '../downloads/allowed-hosts.ts';
import { misconfigured, placeOf, readConfigurationFile, readSecret } from './configuration-file.ts';
import { findCrowdedFolder } from './find-crowded-folder.ts';
import type { Source, Sources } from './source.ts';
import { sourcesFile, type SourceInFile } from './sources-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The sources that a file configures; `env` holds their secrets. `SETTINGS_INVALID` says the file, the place in it (a JSON
 * pointer) and why.
 */
export function readSources(path: string, env: Environment): Sources {
  const read = sourcesFile.safeParse(readConfigurationFile(path));
  if (!read.success) throw misconfigured(path, ...placeOf(read.error));
  const { sources, onlyKnownSources } = read.data;
  refuseTwins(path, sources);
  const list = sources.map((source, at) => toSource(path, source, `/sources/${at}`, env));
  const crowded = findCrowdedFolder(list);
  if (crowded !== null) throw misconfigured(path, `/sources/${crowded.at}/folder/path`, crowded.why);
  return { list, onlyKnown: onlyKnownSources };
}

function refuseTwins(path: string, sources: readonly SourceInFile[]): void {
  const names = sources.map(({ name }) => name);
  const at = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (at !== -1) throw misconfigured(path, `/sources/${at}/name`, `there is another source '${names[at]}'`);
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
