import type { MetadataFields } from '../../pipeline/photos/photo-metadata.ts';
import { readXmp } from '../photo-metadata/read-xmp.ts';
import type { Sidecar } from './folder-document.ts';
import { readJsonSidecar } from './read-json-sidecar.ts';

/** What a file beside a photo says, or why nothing was read of it. */
export interface ReadSidecar {
  readonly fields: MetadataFields | null;
  readonly problem: string | null;
}

/** The files beside one photo, the most trusted first: JSON was made for it by a desk or an agency, XMP by the program it was edited with. */
export function readSidecars(sidecars: readonly Sidecar[]): readonly ReadSidecar[] {
  const [json, xmp] = [sidecars.filter((each) => !isXmp(each)), sidecars.filter(isXmp)];
  return [...json, ...xmp].map(readSidecar);
}

function readSidecar(sidecar: Sidecar): ReadSidecar {
  const { name, text } = sidecar;
  if (text === null)
    return { fields: null, problem: `nothing was read from ${name}: it is no text, or larger than 1 MiB` };
  if (isXmp(sidecar)) {
    const { fields, problem } = readXmp(text);
    return { fields, problem: problem === null ? null : `${name}: ${problem}` };
  }
  const fields = readJsonSidecar(text);
  return { fields, problem: fields === null ? `nothing was read from ${name}: it is no JSON object` : null };
}

function isXmp({ name }: Sidecar): boolean {
  return /\.xmp$/iu.test(name);
}
