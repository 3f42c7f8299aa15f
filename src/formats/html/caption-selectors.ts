/** Where sites set captions, their credits, and the boxes that hold a photo with both. */
export const captionSelector =
  'figcaption, .caption, .cutline, .wp-caption-text, [class*="infoDescription"], [class*="Caption"], [class*="caption"], [class*="cutline"], [itemprop="caption"], [itemprop="description"]';

export const creditSelector =
  '.credit, .photo-credit, .image-credit, .media-credit, .tnt-byline, .photographer, [itemprop="copyrightHolder"], [itemprop="creditText"], [itemprop="author"], [class*="credit"], [class*="Credit"], [class*="infoAttribution"], [class*="Attribution"]';

export const frameSelector =
  'figure, .photo, .slide, .modal-slide, .gallery-item, .image, .media, .wp-caption, [class*="slide"], [class*="Slide"], [class*="figure"], [class*="Figure"], [class*="photo"], [class*="item"], [class*="image"], [class*="picture"], table, li';
