import { z } from 'zod';
import { hostPattern } from '../downloads/allowed-hosts.ts';
import { outputsInFile } from '../outputs/outputs-in-file.ts';
import { formats } from '../formats/formats.ts';
import { maxGalleryBytes } from '../formats/read-gallery.ts';
import { loginInFile } from '../login/login-in-file.ts';
import { pollKinds } from './source.ts';

const name = z
  .string()
  .regex(
    /^[a-zA-Z0-9][\w.-]{0,63}$/,
    'must be 1 to 64 letters, digits, "_", "." and "-", and begin with a letter or digit',
  )
  .describe('What deliveries over HTTP say in ?source=, and what the records and the dashboard show.');

const variable = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable')
  .describe('The name of an environment variable: secrets stand in the environment, never in this file.');

const hosts = z.array(
  z.string().toLowerCase().regex(hostPattern, 'must be a host, as photos.example.com or *.example.org:8443'),
);

const timeZone = z
  .string()
  .refine(isTimeZone, 'must be a time zone, as Europe/Lisbon or UTC')
  .describe('A time zone of the IANA list, as Europe/Lisbon.');

const defaults = z
  .strictObject({
    inputFormat: z
      .string()
      .refine((format) => formats.some((each) => each.name === format), 'must be the name of a reader')
      .optional()
      .describe('The reader to use; without it the content decides.'),
    datelines: z.enum(['kept', 'cut']).optional(),
    creditStyle: z.string().min(1).optional().describe('A house style of rules/credit-styles.json.'),
    columns: z
      .string()
      .min(1)
      .optional()
      .describe('Which columns of a table hold what: caption=Beschreibung,credit=Quelle.'),
    referenceDate: z
      .enum(['own', 'received'])
      .default('own')
      .describe("own: the gallery's data decide; received: the day it was received, in referenceTimeZone."),
    referenceTimeZone: timeZone.optional(),
  })
  .refine(
    ({ referenceDate, referenceTimeZone }) => referenceDate === 'own' || referenceTimeZone !== undefined,
    { path: ['referenceTimeZone'], error: 'is needed where referenceDate is "received"' },
  )
  .describe('How galleries are cleaned that do not say it themselves.');

const limits = z.strictObject({
  maxBytes: z
    .number()
    .int()
    .min(1)
    .max(maxGalleryBytes)
    .default(maxGalleryBytes)
    .describe('The most bytes of one gallery, its photos aside.'),
});

const hmac = z
  .strictObject({
    secretEnv: variable,
    toleranceSeconds: z.number().int().min(1).max(86_400).default(300),
  })
  .describe('Deliveries over HTTP must be signed.');

const folder = z
  .strictObject({
    path: z.string().min(1).describe('Relative paths start at the folder of this file.'),
    settleMs: z
      .number()
      .int()
      .min(50)
      .max(3_600_000)
      .default(2000)
      .describe('How long a file must have been left alone before it is taken, in milliseconds.'),
    polling: z.boolean().default(false).describe('For network shares that tell nothing of new files.'),
  })
  .describe('Files and folders that are dropped here are galleries.');

const poll = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
      .refine((url) => new URL(url).password === '', 'must hold no password: use headersEnv'),
    kind: z.enum(pollKinds),
    everySeconds: z.number().int().min(1).max(86_400).default(60),
    headersEnv: z
      .record(
        z
          .string()
          .regex(/^[\w-]+$/)
          .toLowerCase(),
        variable,
      )
      .default({})
      .describe('Headers to send, by the variables that hold their values.'),
    hosts: hosts.default([]).describe('Further hosts that next pages and followed links may be on.'),
    inside: z.boolean().default(false).describe('These hosts may be in your own network.'),
    follow: z.boolean().default(false).describe('An RSS or Atom item is the page it links to.'),
    itemsAt: z
      .string()
      .regex(/^(?:\/[^/]*)*$/, 'must be a JSON pointer, as /items')
      .optional()
      .describe('Where a JSON page lists its galleries; without it the page is one gallery.'),
  })
  .describe('An address that is asked for galleries again and again.');

const source = z.strictObject({
  name,
  defaults: defaults.prefault({}),
  limits: limits.prefault({}),
  identity: z
    .enum(['content', 'name'])
    .default('content')
    .describe(
      'name: a gallery under a known name is that gallery, changed; content: only the same bytes are.',
    ),
  photoHosts: hosts.default([]).describe('From where photos are fetched that the galleries only name.'),
  photoHostsInside: hosts.default([]).describe('The same for hosts of your own network.'),
  hmac: hmac.optional(),
  folder: folder.optional(),
  poll: poll.optional(),
});

/** The file that says from where galleries come and where manifests go, as a person writes it. */
export const sourcesFile = z.strictObject({
  $schema: z.string().optional(),
  onlyKnownSources: z
    .boolean()
    .default(false)
    .describe('Refuse deliveries from sources that are not listed here.'),
  sources: z.array(source).max(1000).default([]),
  outputs: outputsInFile,
  login: loginInFile,
});

export type SourceInFile = z.output<typeof source>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
