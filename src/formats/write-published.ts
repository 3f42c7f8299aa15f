import { readManifest } from '../pipeline/manifests/read-manifest.ts';
import { type WrittenFormat, type WrittenFormatName, writtenFormats } from './written-formats.ts';

/** The format of a name. */
export function formatNamed(name: WrittenFormatName): WrittenFormat {
  // The list begins with the manifest itself, and a name is of the list.
  return writtenFormats.find((each) => each.name === name) ?? writtenFormats[0];
}

/** A manifest's bytes as they were published, in a format; the manifest itself is never written anew. */
export async function writePublished(body: string, format: WrittenFormat): Promise<string> {
  if (format.name === 'manifest') return body;
  return (await format.load()).writeFormat(readManifest(body));
}
