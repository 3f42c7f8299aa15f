import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { misconfigured, placeOf, readSecret } from '../sources/configuration-file.ts';
import type { FileRule, Output, OutputRule, OutputTarget } from './output.ts';
import { type OutputInFile, outputsInFile } from './outputs-in-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type KindInFile<Kind extends OutputInFile['kind']> = Extract<OutputInFile, { kind: Kind }>;
type Secret = (variable: string, place: string) => string;

/**
 * The outputs that a configuration, as it was parsed from the file at `path`, names under `outputs`; `env` holds their secrets.
 * `SETTINGS_INVALID` says the file, the place in it (a JSON pointer) and why.
 */
export function readOutputs(config: unknown, path: string, env: Environment): readonly Output[] {
  const read = z.looseObject({ outputs: outputsInFile }).safeParse(config);
  if (!read.success) throw misconfigured(path, ...placeOf(read.error));
  const { outputs } = read.data;
  const names = outputs.map(({ name }) => name);
  const twin = names.findIndex((name, at) => names.indexOf(name) !== at);
  if (twin !== -1)
    throw misconfigured(path, `/outputs/${twin}/name`, `there is another output '${names[twin]}'`);
  return outputs.map((output, at) => {
    const secret: Secret = (variable, place) => readSecret(path, variable, `/outputs/${at}${place}`, env);
    return { ...toRule(output), ...toTarget(output, dirname(path), secret) };
  });
}

function toRule({ name, sources, from, timeoutSeconds, retry }: OutputInFile): OutputRule {
  return {
    name,
    sources: sources ?? null,
    from,
    timeoutMs: Math.round(timeoutSeconds * 1000),
    retry: { attempts: retry.attempts, firstMs: Math.round(retry.firstSeconds * 1000) },
  };
}

function toTarget(output: OutputInFile, folder: string, secret: Secret): OutputTarget {
  switch (output.kind) {
    case 'folder':
      return { kind: 'folder', ...toFileRule(output), path: resolve(folder, output.path) };
    case 's3':
      return toS3(output, secret);
    case 'webhook':
      return toWebhook(output, secret);
  }
}

function toFileRule({ names, format, retracted }: KindInFile<'folder' | 's3'>): FileRule {
  return { names, format, retracted };
}

function toS3(output: KindInFile<'s3'>, secret: Secret): OutputTarget {
  const { bucket, prefix, region, endpointEnv } = output;
  return {
    kind: 's3',
    ...toFileRule(output),
    bucket,
    prefix: prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`,
    region: region ?? null,
    endpoint: endpointEnv === undefined ? null : secret(endpointEnv, '/endpointEnv'),
  };
}

function toWebhook(output: KindInFile<'webhook'>, secret: Secret): OutputTarget {
  const { url, secretEnv, headersEnv, inline, inside, baseUrl } = output;
  const headers = Object.entries(headersEnv).map(([header, variable]) => [
    header,
    secret(variable, `/headersEnv/${header}`),
  ]);
  return {
    kind: 'webhook',
    url,
    secret: secret(secretEnv, '/secretEnv'),
    headers: Object.fromEntries(headers) as Record<string, string>,
    isInline: inline,
    isInside: inside,
    baseUrl: baseUrl?.replace(/\/+$/, '') ?? null,
  };
}
