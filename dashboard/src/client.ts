import { createClient } from '../../src/client/cutline-client.ts';

/** The server that served this page. */
export const client = createClient({ baseUrl: window.location.origin });
