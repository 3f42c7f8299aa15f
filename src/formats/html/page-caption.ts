import type { ReceivedPhoto } from '../../pipeline/gallery.ts';
import type { FoundCaption } from './found-caption.ts';
import type { PageImage } from './page-images.ts';

/** A caption of the page with the image it stands at, and the photo that image shows. */
export interface PageCaption extends FoundCaption {
  readonly image: PageImage;
  readonly photo: ReceivedPhoto | null;
}
