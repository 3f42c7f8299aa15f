import { detectMarkup } from '../detect-markup.ts';
import { textOfMarkup } from '../html/visible-text.ts';

/** A caption's field as received; where it holds markup, the text a reader would see. */
export function captionText(field: string): string {
  return detectMarkup(field) ? textOfMarkup(field) : field;
}
