import { type WrittenFormatName, writtenFormats } from '../../src/formats/written-formats.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';

/** A manifest in one of the formats that are written. */
export async function writeManifest(name: WrittenFormatName, manifest: Manifest): Promise<string> {
  const format = writtenFormats.find((each) => each.name === name);
  if (format === undefined) throw new Error(`no format is called ${name}`);
  return (await format.load()).writeFormat(manifest);
}
