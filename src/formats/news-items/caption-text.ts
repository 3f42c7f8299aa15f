import { textOfMarkup } from '../html/visible-text.ts';

/** A caption's field as received; where it holds markup, the text a reader would see. */
export function captionText(field: string): string {
  return /<\/?[a-z][^<>]{0,500}>/iu.test(field) ? textOfMarkup(field) : field;
}
