import { z } from 'zod';
import { scopes } from '../login/scopes.ts';
import { actor, time } from './api-schemas.ts';

const scope = z.enum(scopes);

export const sessionSchema = z
  .object({
    isNeeded: z.boolean().describe('Whether who asks has to log in, or show a token.'),
    who: z
      .object({ name: z.string(), scopes: z.array(scope) })
      .nullable()
      .describe('Who is logged in, or whose token this is; null: nobody.'),
    provider: z.string().nullable().describe('What one may log in with instead of a token.'),
  })
  .meta({ id: 'Session' });

export const loggedOutSchema = sessionSchema
  .extend({
    leaveAt: z
      .string()
      .nullable()
      .describe('Where a browser is to go on, to log out at the provider as well; null: nowhere.'),
  })
  .meta({ id: 'LoggedOut' });

export const loginSchema = z.strictObject({ token: z.string().trim().min(1).max(500) });

const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string().describe('What the audit calls whoever shows it.'),
    scopes: z.array(scope),
    createdBy: z.string(),
    createdAt: time,
    expiresAt: time.nullable(),
    revokedAt: time.nullable(),
    lastUsedAt: time.nullable().describe('To the minute.'),
  })
  .meta({ id: 'Token' });

export const tokenListSchema = z.object({ tokens: z.array(tokenSchema) });
export const createTokenSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[\p{L}\p{N}][\p{L}\p{N} _.@-]{0,63}$/u,
      'must be 1 to 64 letters, digits, spaces, "_", ".", "@" and "-"',
    ),
  scopes: z.array(scope).min(1).max(scopes.length),
  days: z
    .number()
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe('How long it counts; without it until it is revoked.'),
  requestedBy: actor,
});
export const createdTokenSchema = z.object({
  token: tokenSchema,
  secret: z.string().describe('The token itself. It is told now and never again.'),
});
export const revokeTokenSchema = z.strictObject({ requestedBy: actor });
export const revokedTokenSchema = tokenSchema;

export type Session = z.infer<typeof sessionSchema>;
export type LoggedOut = z.infer<typeof loggedOutSchema>;
export type Token = z.infer<typeof tokenSchema>;
export type CreateToken = z.input<typeof createTokenSchema>;
export type CreatedToken = z.infer<typeof createdTokenSchema>;
