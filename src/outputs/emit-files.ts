import { formatNamed, writePublished } from '../formats/write-published.ts';
import type { Emission, Sent } from './emission.ts';
import { fileNames } from './file-names.ts';
import type { FileRule } from './output.ts';
import { toEvent } from './publication-event.ts';

/** Where files are kept: a folder or a bucket. */
export interface FileKeeper {
  /** Keeps a file whole, in the place of one that is there under the name. */
  readonly put: (name: string, text: string, mediaType: string) => Promise<void>;
  /** Removes a file, if it is there. */
  readonly remove: (name: string) => Promise<void>;
}

/**
 * Keeps a publication as files: the manifest, byte for byte or in the format of the rule, and after it the event that names its run, so that who waits for
 * the event finds its manifest. A retraction is a file that says so, and takes the manifests away where the rule wants it.
 */
export async function emitFiles(emission: Emission, rule: FileRule, keeper: FileKeeper): Promise<Sent> {
  const { publication, manifest } = emission;
  const names = fileNames(publication, rule);
  const event = `${JSON.stringify(toEvent(emission, null), null, 2)}\n`;
  if (publication.kind === 'retracted') {
    await keeper.put(names.retraction, event, eventType);
    if (rule.retracted === 'remove') for (const name of names.earlier) await keeper.remove(name);
    return { isDelivered: true, status: null };
  }
  if (manifest === null) return withoutManifest;
  const format = formatNamed(rule.format);
  await keeper.put(names.manifest, await writePublished(manifest, format), format.mediaType);
  await keeper.put(names.publication, event, eventType);
  await keeper.remove(names.retraction);
  return { isDelivered: true, status: null };
}

const eventType = 'application/json';

/** What was published is deleted by now: a retraction follows. */
export const withoutManifest: Sent = {
  isDelivered: false,
  problem: 'its manifest is deleted',
  status: null,
  isFinal: true,
  retryAfterMs: null,
};
