import { ExpectedError } from '../../errors.ts';
import { findFlags } from '../../pipeline/captions/find-flags.ts';
import { noMarks, type Gallery, type ReceivedEntry, type Warning } from '../../pipeline/gallery.ts';
import type { PhotoFile } from '../../pipeline/photos/attach-photos.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { jsonValue, type ReceivedDocument } from '../received-document.ts';
import { chooseDate } from './choose-date.ts';
import { chooseFields, type ChosenFields, type FieldSources } from './choose-fields.ts';
import { folderDocument, type FolderDocument, type Sidecar } from './folder-document.ts';
import { readSidecars } from './read-sidecars.ts';

/** Photos without a gallery's file → gallery: an entry a photo, what its metadata says of it, in the photos' order. */
export function readFormat(received: ReceivedDocument, input: GalleryInput, rules: Rules): Gallery {
  const document = parse(received, input.name);
  const files = matchFiles(document, input.photos ?? []);
  const read = files.map((file, index) => readEntry(file, index, document.sidecars, rules));
  return {
    id: null,
    headline: commonHeadline(read.map(({ chosen }) => chosen)),
    source: { format: 'photo-folder', name: input.name, uri: input.uri },
    referenceDate: null,
    entries: read.map(({ entry }) => entry),
    warnings: read.flatMap(({ warnings }) => warnings),
  };
}

function parse(received: ReceivedDocument, name: string): FolderDocument {
  const read = folderDocument.safeParse(jsonValue(received, name));
  if (read.success) return read.data;
  const { error: cause } = read;
  throw new ExpectedError('GALLERY_INVALID', `${name} is no list of a folder's photos`, { cause });
}

/** Two folders of an archive may each have their `1.jpg`: the first of the list is the first of the files. */
function matchFiles({ photos }: FolderDocument, files: readonly PhotoFile[]): readonly PhotoFile[] {
  const waiting = new Map<string, PhotoFile[]>();
  for (const file of files) waiting.set(file.name, [...(waiting.get(file.name) ?? []), file]);
  return photos.map((name) => waiting.get(name)?.shift() ?? missing(name));
}

function missing(name: string): PhotoFile {
  return { name, fingerprint: null, problem: 'its file did not come with the others', metadata: null };
}

interface ReadEntry {
  readonly entry: ReceivedEntry;
  readonly chosen: ChosenFields;
  readonly warnings: readonly Warning[];
}

function readEntry(file: PhotoFile, index: number, sidecars: readonly Sidecar[], rules: Rules): ReadEntry {
  const { name, fingerprint, problem, metadata } = file;
  const beside = readSidecars(sidecars.filter(({ photo }) => photo.toLowerCase() === name.toLowerCase()));
  const sources = { sidecars: beside.flatMap(({ fields }) => fields ?? []), metadata };
  const chosen = chooseFields(sources, (caption) => rules.captions.cameraCaptions.has(caption.toLowerCase()));
  const isFile = hasFileCategory(sources);
  const saysFile = chosen.caption !== null && findFlags(chosen.caption, rules).includes('file');
  const { date, difference } = chooseDate(sources, isFile || saysFile);
  const { caption, credit, creators, bylineTitle, source, instructions } = chosen;
  const byline = creators.length === 0 ? null : creators.join('; ');
  const warn = (code: string, message: string) => ({ code, message: `${name}: ${message}`, entry: index });
  return {
    chosen,
    entry: {
      index,
      locator: { file: name },
      text: caption ?? '',
      foundBy: 'the metadata of its photo',
      credit,
      byline,
      bylineTitle,
      source,
      instructions,
      date,
      photo: { uri: name, key: `${name}#${index}`, size: null, fingerprint },
      ...noMarks,
      flags: isFile ? ['file'] : [],
      leftOut: problem !== null && caption === null ? 'unreadable' : null,
    },
    warnings: [
      ...(problem === null ? [] : [warn('photo-unreadable', `the photo was not looked at: ${problem}`)]),
      ...(metadata?.problems ?? []).map((each) => warn('metadata-damaged', each)),
      ...beside.flatMap((each) => (each.problem === null ? [] : [warn('metadata-damaged', each.problem)])),
      ...chosen.differences.map((each) => warn('metadata-differs', each)),
      ...(difference === null ? [] : [warn('dates-differ', difference)]),
    ],
  };
}

function hasFileCategory({ sidecars, metadata }: FieldSources): boolean {
  const categories = [...sidecars, metadata?.iim, metadata?.xmp].flatMap(
    (fields) => fields?.categories ?? [],
  );
  return categories.some((category) => category.toUpperCase() === 'FILE');
}

/** The headline of every photo that has one, if they agree: frames of one event repeat it. */
function commonHeadline(all: readonly ChosenFields[]): string | null {
  const headlines = new Set(all.flatMap(({ headline }) => headline ?? []));
  const [headline, ...others] = headlines;
  return others.length === 0 ? (headline ?? null) : null;
}
