import { ExpectedError } from '../errors.ts';
import type { Query } from './database.ts';

/** Within a transaction: holds a gallery until it ends; its newest revision. `NOT_FOUND` without it. */
export async function holdGallery(query: Query, galleryId: string): Promise<number> {
  const [gallery] = await query<{ readonly revision: number }>(
    `select revision from galleries where id = $1 for update`,
    [galleryId],
  );
  if (gallery === undefined) throw new ExpectedError('NOT_FOUND', `there is no gallery '${galleryId}'`);
  return gallery.revision;
}
