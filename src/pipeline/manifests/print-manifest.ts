import type { Manifest } from '../manifest.ts';

/** The manifest's bytes: what is published, digested and compared. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
