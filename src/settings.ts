import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Fault } from './checkpoints.ts';
import { readRunLimits, type RunLimits } from './cleaning/run-limits.ts';
import { type DownloadRules, hostPattern, readHost } from './downloads/allowed-hosts.ts';
import { ExpectedError } from './errors.ts';
import { readQueuePrefix, readRedisAddress } from './jobs/redis-address.ts';
import type { LoginRules } from './login/login-rules.ts';
import { readConfiguredLogin, readLogin } from './login/read-login.ts';
import { readFault } from './read-fault.ts';
import { type IntakeLimits, readIntakeLimits } from './read-intake-limits.ts';
import { readRequestLimits, type RequestLimits } from './read-request-limits.ts';
import { readRetention } from './read-retention.ts';
import type { Output } from './outputs/output.ts';
import { readOutputs } from './outputs/read-outputs.ts';
import { readConfigurationFile } from './sources/configuration-file.ts';
import { readSources } from './sources/read-sources.ts';
import { noSources, type Sources } from './sources/source.ts';
import type { RetentionRules } from './storage/retention.ts';

/** How this process runs: read once at start, passed on piece by piece. */
export interface Settings {
  /** 0: a free one. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Where photos' files are kept. */
  readonly photoStore: PhotoStoreAddress;
  /** From where photos may be fetched that galleries only name, whatever their source. */
  readonly photoDownloads: DownloadRules;
  /** From where galleries come. */
  readonly sources: Sources;
  /** From where on no gallery is taken. */
  readonly intakeLimits: IntakeLimits;
  /** What cleaning one gallery may take. */
  readonly runLimits: RunLimits;
  /** What one who asks may take. */
  readonly requestLimits: RequestLimits;
  /** How long records are kept. */
  readonly retention: RetentionRules;
  /** Where publications are carried to. */
  readonly outputs: readonly Output[];
  /** Who may come in. */
  readonly login: LoginRules;
  /** Where queue and records live; `null`: embedded, in the data folder. */
  readonly servers: Servers | null;
  readonly role: Role;
  /** How many galleries one process cleans at a time. */
  readonly concurrency: number;
  /** How soon, in milliseconds, the jobs of a worker that died are another's; `null`: as the engine is used. */
  readonly takeoverMs: number | null;
  /** What the queue's keys in Redis begin with. */
  readonly queuePrefix: string;
  /** Where traces are sent to; `null`: nowhere. */
  readonly traceEndpoint: string | null;
  readonly logLevel: LogLevel;
  /** What befalls this process, for tests of faults. */
  readonly fault: Fault | null;
  /** Logs are JSON lines even on a terminal. */
  readonly isProduction: boolean;
}

/** A folder, absolute, or a bucket; a prefix is empty or ends in `/`. */
export type PhotoStoreAddress =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };

export interface Servers {
  readonly redisUrl: string;
  readonly databaseUrl: string;
}

/** What a command line may say over the environment, as it was typed. */
export interface SettingsOverrides {
  readonly port?: string | number;
  readonly host?: string;
  readonly dataDir?: string;
  readonly role?: string;
  readonly concurrency?: string | number;
  readonly queuePrefix?: string;
  /** The file with the sources and the outputs. */
  readonly config?: string;
}

export type Role = (typeof roles)[number];
export type LogLevel = (typeof logLevels)[number];

const roles = ['all', 'server', 'worker'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The environment with what the command line says over it, checked; `SETTINGS_INVALID` names what is wrong. */
export function readSettings(
  overrides: SettingsOverrides = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const given = settingsSchema.safeParse({
    PORT: overrides.port ?? present(env['PORT']),
    HOST: overrides.host ?? present(env['HOST']),
    CUTLINE_DATA_DIR: overrides.dataDir ?? present(env['CUTLINE_DATA_DIR']),
    ...Object.fromEntries(onlyInEnvironment.map((name) => [name, present(env[name])])),
    role: overrides.role,
    concurrency: overrides.concurrency,
    queuePrefix: overrides.queuePrefix,
  });
  if (!given.success) throw new ExpectedError('SETTINGS_INVALID', describe(given.error));
  const { PORT, HOST, CUTLINE_DATA_DIR, CUTLINE_PHOTO_STORE, REDIS_URL, DATABASE_URL, LOG_LEVEL, ...more } =
    given.data;
  const { CUTLINE_PHOTO_HOSTS, CUTLINE_PHOTO_HOSTS_INSIDE, OTEL_EXPORTER_OTLP_ENDPOINT, ...others } = more;
  const { CUTLINE_TAKEOVER_SECONDS: takeover, ...rest } = others;
  const servers = readServers(REDIS_URL, DATABASE_URL);
  if (servers === null && rest.role !== 'all') throw aloneInFolder(rest.role);
  return {
    port: PORT,
    host: HOST,
    dataDir: resolve(CUTLINE_DATA_DIR),
    photoDownloads: toDownloadRules(CUTLINE_PHOTO_HOSTS, CUTLINE_PHOTO_HOSTS_INSIDE),
    photoStore: readPhotoStore(CUTLINE_PHOTO_STORE ?? join(CUTLINE_DATA_DIR, 'photos')),
    retention: readRetention(env),
    intakeLimits: readIntakeLimits(env),
    runLimits: readRunLimits(env),
    requestLimits: readRequestLimits(env),
    ...readConfigured(overrides.config ?? present(env['CUTLINE_CONFIG']), env),
    servers,
    takeoverMs: takeover === undefined ? null : takeover * 1000,
    traceEndpoint: OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: LOG_LEVEL,
    ...readMode(env),
    ...rest,
    queuePrefix: readQueuePrefix(rest.queuePrefix, servers?.redisUrl ?? null),
  };
}

/** What no option of the command line says over. */
const onlyInEnvironment = [
  'CUTLINE_PHOTO_STORE',
  'CUTLINE_PHOTO_HOSTS',
  'CUTLINE_PHOTO_HOSTS_INSIDE',
  'REDIS_URL',
  'DATABASE_URL',
  'LOG_LEVEL',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'CUTLINE_TAKEOVER_SECONDS',
] as const;

/** The address of the running system that a client speaks to: `CUTLINE_URL`, else where `cutline start` listens. */
export function readServerUrl(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const url = present(env['CUTLINE_URL']);
  if (url !== undefined) return url;
  const given = settingsSchema
    .pick({ PORT: true, HOST: true })
    .safeParse({ PORT: present(env['PORT']), HOST: present(env['HOST']) });
  if (!given.success) throw new ExpectedError('SETTINGS_INVALID', describe(given.error));
  const { PORT: port, HOST: host } = given.data;
  const name = anyAddress.has(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Whether the environment says which system a client speaks to. */
export function isServerNamed(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return present(env['CUTLINE_URL']) !== undefined;
}

/** The token that a client shows: `CUTLINE_TOKEN`; `null`: none. */
export function readClientToken(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  return present(env['CUTLINE_TOKEN']) ?? null;
}

// A server listens on "every address"; a client has to name one.
const anyAddress: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

// Not `z.coerce`: to it an empty word is 0 and "0x50" is 80.
const wholeNumber = z
  .union([z.number(), z.string().regex(/^\d{1,6}$/, 'must be a whole number')], {
    error: 'must be a whole number',
  })
  .transform(Number)
  .pipe(z.number().int());

const hostList = z
  .string()
  .toLowerCase()
  .transform((list) => list.split(',').map((host) => host.trim()))
  .refine(
    (hosts) => hosts.every((host) => hostPattern.test(host)),
    'must be host names, as in photos.example.com, *.example.org:8443',
  )
  .default([]);

const settingsSchema = z.object({
  PORT: wholeNumber.pipe(z.number().min(0).max(65_535)).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  CUTLINE_PHOTO_HOSTS: hostList,
  CUTLINE_PHOTO_HOSTS_INSIDE: hostList,
  CUTLINE_PHOTO_STORE: z
    .string()
    .regex(
      /^(?!s3:)|^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/|$)/,
      'must be a folder or s3://bucket/prefix',
    )
    .optional(),
  CUTLINE_DATA_DIR: z.string().min(1).default('./data'),
  REDIS_URL: z
    .string()
    .refine(
      (url) => readRedisAddress(url) !== null,
      'must be a redis://, rediss:// or redis+cluster:// address',
    )
    .optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(?:ql)?$/, error: 'must be a postgres:// or postgresql:// address' })
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .optional(),
  CUTLINE_TAKEOVER_SECONDS: wholeNumber.pipe(z.number().min(3).max(600)).optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  role: z.enum(roles).default('all'),
  concurrency: wholeNumber.pipe(z.number().min(1).max(64)).default(4),
  queuePrefix: z
    .string()
    .regex(/^[\w{}-]{1,64}$/, 'may hold letters, digits, "_", "-", "{" and "}"')
    .optional(),
});

function toDownloadRules(outside: readonly string[], inside: readonly string[]): DownloadRules {
  const hosts = [
    ...outside.map((host) => readHost(host, false)),
    ...inside.map((host) => readHost(host, true)),
  ];
  return { hosts };
}

/** What the file that is named says; else the one in the working folder, where there is one. */
function readConfigured(
  path: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Pick<Settings, 'sources' | 'outputs' | 'login'> {
  const file = resolve(path ?? 'cutline.config.json');
  if (path === undefined && !existsSync(file))
    return { sources: noSources, outputs: [], login: readLogin(env) };
  const config = readConfigurationFile(file);
  return {
    sources: readSources(file, env),
    outputs: readOutputs(config, file, env),
    login: readConfiguredLogin(config, file, env),
  };
}

/** `s3://desk-photos/wire` → the bucket and what its keys begin with; anything else is a folder. */
function readPhotoStore(address: string): PhotoStoreAddress {
  const match = /^s3:\/\/([^/]+)\/*(.*?)\/*$/.exec(address);
  if (match === null) return { kind: 'folder', folder: resolve(address) };
  const [, bucket = '', path = ''] = match;
  return { kind: 's3', bucket, prefix: path === '' ? '' : `${path}/` };
}

function readServers(redisUrl: string | undefined, databaseUrl: string | undefined): Servers | null {
  if (redisUrl !== undefined && databaseUrl !== undefined) return { redisUrl, databaseUrl };
  if (redisUrl === undefined && databaseUrl === undefined) return null;
  const [set, missing] =
    redisUrl === undefined ? ['DATABASE_URL', 'REDIS_URL'] : ['REDIS_URL', 'DATABASE_URL'];
  throw new ExpectedError(
    'SETTINGS_INVALID',
    `${set} is set and ${missing} is not: set both to run on servers, or neither to run embedded`,
  );
}

function readMode(
  env: Readonly<Record<string, string | undefined>>,
): Pick<Settings, 'isProduction' | 'fault'> {
  return { isProduction: env['NODE_ENV'] === 'production', fault: readFault(env) };
}

function aloneInFolder(role: Role): ExpectedError {
  return new ExpectedError(
    'SETTINGS_INVALID',
    `role '${role}' needs REDIS_URL and DATABASE_URL: embedded, one process does everything`,
  );
}

/** An empty variable is one that is not set: `REDIS_URL= cutline start`. */
function present(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
