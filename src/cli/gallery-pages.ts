import type { CutlineClient } from '../client/cutline-client.ts';
import type { GalleryQuestion } from '../client/gallery-requests.ts';
import type { GalleryList } from '../client/listing-schemas.ts';

/** The pages of a list of galleries, one after the other to its end; pages may be empty on the way. */
export async function* galleryPages(
  client: Pick<CutlineClient, 'listGalleries'>,
  question: GalleryQuestion,
): AsyncGenerator<GalleryList> {
  let { cursor = null } = question;
  do {
    const page = await client.listGalleries({ ...question, cursor });
    yield page;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
