import { isIP } from 'node:net';
import { z } from 'zod';
import { writtenFormatNames } from '../formats/written-formats.ts';
import { isPublicAddress } from '../downloads/is-public-address.ts';

const variable = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable')
  .describe('The name of an environment variable: secrets stand in the environment, never in this file.');

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
  .refine((url) => new URL(url).password === '' && new URL(url).username === '', 'must hold no password');

const common = {
  name: z
    .string()
    .regex(/^[a-zA-Z0-9][\w.-]{0,63}$/, 'must be 1 to 64 letters, digits, "_", "." and "-"')
    .describe('What the delivery log calls it. Under another name it is another output.'),
  sources: z
    .array(z.string().min(1).max(200))
    .min(1)
    .optional()
    .describe('Only galleries of these sources; without it all.'),
  from: z
    .enum(['now', 'beginning'])
    .default('now')
    .describe(
      'Where a new output begins: with what is published from now on, or with what every gallery says today.',
    ),
  timeoutSeconds: z.number().min(0.1).max(60).default(10).describe('How long one attempt may take.'),
  retry: z
    .strictObject({
      attempts: z.number().int().min(1).max(20).default(10),
      firstSeconds: z
        .number()
        .min(0.1)
        .max(3600)
        .default(30)
        .describe('What the second attempt waits for; each further one waits 2.5 times as long.'),
    })
    .prefault({})
    .describe('As it is, ten attempts take about a day.'),
};

const files = {
  names: z
    .enum(['version', 'gallery'])
    .default('version')
    .describe('<gallery id>.v<version>.manifest.json, or <gallery id>.manifest.json, which is replaced.'),
  format: z
    .enum(writtenFormatNames)
    .default('manifest')
    .describe('In which format manifests are written; the ending of the files tells it.'),
  retracted: z
    .enum(['remove', 'keep'])
    .default('remove')
    .describe('What becomes of the manifests of a gallery that is retracted.'),
};

const folder = z.strictObject({
  kind: z.literal('folder'),
  ...common,
  ...files,
  path: z.string().min(1).describe('Relative paths start at the folder of this file.'),
});

const s3 = z.strictObject({
  kind: z.literal('s3'),
  ...common,
  ...files,
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be a bucket's name"),
  prefix: z.string().max(500).default('').describe('What every key begins with.'),
  region: z.string().min(1).optional(),
  endpointEnv: variable.optional(),
});

const ownHeaders = /^(?:cutline-.*|content-length|content-type|host|connection|transfer-encoding)$/;

const webhook = z
  .strictObject({
    kind: z.literal('webhook'),
    ...common,
    url: webAddress,
    secretEnv: variable,
    headersEnv: z
      .record(
        z
          .string()
          .regex(/^[\w-]+$/)
          .toLowerCase()
          .refine((header) => !ownHeaders.test(header), 'is a header that Cutline sends itself'),
        variable,
      )
      .default({})
      .describe('Further headers, by the variables that hold their values.'),
    inline: z.boolean().default(false).describe('The manifest stands in the event.'),
    inside: z.boolean().default(false).describe('The host may be in your own network.'),
    baseUrl: webAddress
      .optional()
      .describe("What the manifest's address begins with, as https://desk.example."),
  })
  .refine(({ url, inside }) => inside || !isBarred(new URL(url).hostname), {
    path: ['url'],
    error: 'is not a public address; set "inside" if it is meant',
  });

/** The outputs as a person writes them in the configuration, under the key `outputs`. */
export const outputsInFile = z
  .array(z.discriminatedUnion('kind', [folder, s3, webhook]))
  .max(100)
  .default([]);

export type OutputInFile = z.output<typeof outputsInFile>[number];

function isBarred(hostname: string): boolean {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(literal) !== 0 && !isPublicAddress(literal);
}
