import type { CreatedToken, CreateToken, Token } from '../client/login-schemas.ts';
import { ExpectedError } from '../errors.ts';
import { openRecords } from '../resources.ts';
import { isServerNamed, readSettings } from '../settings.ts';
import { createToken, listTokens, revokeToken } from '../storage/tokens.ts';
import { openClient } from './open-client.ts';

/** The tokens, wherever they are reached. */
export interface Tokens {
  readonly create: (wanted: CreateToken & { readonly requestedBy: string }) => Promise<CreatedToken>;
  readonly list: () => Promise<readonly TokenSeen[]>;
  readonly revoke: (idOrName: string, by: string) => Promise<TokenSeen>;
  readonly close: () => Promise<void>;
}

export type TokenSeen = Readonly<Omit<Token, 'scopes'>> & { readonly scopes: readonly string[] };

export interface TokensPlace {
  readonly url: string | undefined;
  readonly dataDir: string | undefined;
}

/**
 * In the records themselves, so that a first token can be made before anything runs, and another when all were lost; through the
 * running system where one has the data folder, or where `url` or `CUTLINE_URL` names one. Who names a data folder means that.
 */
export async function openTokens({ url, dataDir }: TokensPlace): Promise<Tokens> {
  if (dataDir !== undefined) return inRecords(dataDir);
  if (url !== undefined || isServerNamed()) return throughClient(url);
  try {
    return await inRecords(undefined);
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'DATA_DIR_IN_USE') return throughClient(undefined);
    throw error;
  }
}

function throughClient(url: string | undefined): Tokens {
  const client = openClient(url);
  return {
    create: client.createToken,
    list: client.listTokens,
    revoke: client.revokeToken,
    close: async () => {},
  };
}

async function inRecords(dataDir: string | undefined): Promise<Tokens> {
  const { database, close } = await openRecords(readSettings(dataDir === undefined ? {} : { dataDir }));
  return {
    create: async ({ name, scopes, days = null, requestedBy: createdBy }) => {
      const { token, secret } = await createToken(database, { name, scopes, days, createdBy });
      return { token: { ...token, scopes: [...token.scopes] }, secret };
    },
    list: () => listTokens(database),
    revoke: (idOrName, by) => revokeToken(database, idOrName, by),
    close,
  };
}
