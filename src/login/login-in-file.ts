import { z } from 'zod';
import { isLoopbackHost } from './is-loopback-host.ts';
import { scopes } from './scopes.ts';

const variable = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable')
  .describe('The name of an environment variable: secrets stand in the environment, never in this file.');

const safeAddress = z
  .url({ protocol: /^https?$/, error: 'must be an https:// address' })
  .refine((url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || isLoopbackHost(hostname);
  }, 'must be an https:// address: what is said here is secret')
  .transform((url) => url.replace(/\/+$/, ''));

const claim = z.string().min(1).max(200);

const oidc = z
  .strictObject({
    issuer: safeAddress.describe("The provider's own name of itself, an https:// address."),
    clientId: z.string().min(1).max(500),
    clientSecretEnv: variable,
    baseUrl: safeAddress.describe(
      'The address of Cutline as browsers know it. The provider has to know <baseUrl>/api/login/oidc/callback.',
    ),
    label: z
      .string()
      .min(1)
      .max(60)
      .default('single sign-on')
      .describe('Log in with … , says the login page.'),
    ask: z
      .string()
      .regex(/^openid(?: [\w:./-]+)*$/, 'must begin with openid')
      .default('openid profile email')
      .describe('What the provider is asked to tell.'),
    nameClaim: claim
      .default('email')
      .describe('What somebody is called in the records; without it what the provider knows them by.'),
    scopesClaim: claim.default('groups').describe('What says who may do what: a word or a list of words.'),
    logOutThere: z
      .boolean()
      .default(true)
      .describe(
        'Whoever logs out here logs out at the provider too, where it can do that. It has to know <baseUrl>/ as where browsers come back to then.',
      ),
    scopes: z
      .record(claim, z.array(z.enum(scopes)).min(1))
      .refine((map) => Object.keys(map).length > 0, 'must let somebody in')
      .describe('The words of that claim, and what each allows. Who has none of them is not let in.'),
  })
  .describe('Logging in with OpenID Connect.');

/** What the configuration says of logging in, as a person writes it. */
export const loginInFile = z
  .strictObject({
    session: z
      .strictObject({
        hours: z.number().int().min(1).max(720).default(12).describe('Then one logs in again.'),
        idleMinutes: z
          .number()
          .int()
          .min(1)
          .max(43_200)
          .default(60)
          .describe('As well when nothing was asked for so long: a dashboard that is open asks.'),
      })
      .prefault({}),
    oidc: oidc.optional(),
  })
  .prefault({})
  .describe('Who may come in at the dashboard; docs/security.md.');

export type LoginInFile = z.output<typeof loginInFile>;
