import { client } from '../client.ts';
import { queries } from '../live/queries.ts';
import { tell } from '../shell/notice-queue.ts';
import { type HandedIn, isPhoto } from './read-dropped.ts';

/** Hands galleries in; the address of the one, or of the list when there are several; `null`: there was nothing. */
export async function submitGalleries(
  galleries: readonly HandedIn[],
  referenceDate: string | null,
): Promise<string | null> {
  if (galleries.length === 0) return null;
  const ids: string[] = [];
  for (const gallery of galleries) ids.push(await submit(gallery, referenceDate));
  void queries.invalidateQueries({ queryKey: ['galleries'] });
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return `/galleries/${encodeURIComponent(only)}`;
  tell(`${ids.length} galleries were handed in.`);
  return '/';
}

async function submit({ name, files }: HandedIn, referenceDate: string | null): Promise<string> {
  const [file] = files;
  const isPlain = files.length === 1 && file !== undefined && !isPhoto(file.name);
  const receipt = await client.submitGallery({
    bytes: isPlain ? new Uint8Array(await file.content.arrayBuffer()) : null,
    files: isPlain ? [] : files,
    name,
    source: 'dashboard',
    referenceDate,
  });
  if (!receipt.isNew) tell(`${name} is known already.`);
  return receipt.gallery.id;
}
