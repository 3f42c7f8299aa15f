import type { DownloadRules } from '../downloads/allowed-hosts.ts';
import { download, type Download } from '../downloads/download.ts';
import type { Resolve } from '../downloads/guarded-agent.ts';
import { maxPhotoBytes } from '../pipeline/photos/photo-limits.ts';

/** Fetches a photo from an allowed host, through the one guard for downloads. What the bytes are is for `readPhoto` to say. */
export function downloadPhoto<Content>(
  address: string,
  rules: DownloadRules,
  receive: (chunks: AsyncIterable<Uint8Array>) => Promise<Content>,
  resolve?: Resolve,
): Promise<Download<Content>> {
  const question = { address, rules, accept: 'image/*', maxBytes: maxPhotoBytes };
  return download(question, ({ body }) => receive(body), resolve);
}
