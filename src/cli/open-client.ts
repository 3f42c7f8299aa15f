import { createClient, type CutlineClient } from '../client/cutline-client.ts';
import { readClientToken, readServerUrl } from '../settings.ts';

/** A client of the running system: at `url`, else where the environment says; it shows `CUTLINE_TOKEN`. */
export function openClient(url: string | undefined): CutlineClient {
  return createClient({ baseUrl: url ?? readServerUrl(), token: readClientToken() });
}
