import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** Line breaks, tabs and runs of spaces → one space; invisible characters go. */
export const collapseSpaces: CaptionCleaner = {
  name: 'collapse-spaces',
  clean: (draft) =>
    // Line breaks are control characters too: they become spaces first. What is one space already is not touched.
    withText(
      draft,
      draft.text
        .replace(/\s{2,}|[^\S ]/gu, ' ')
        .replace(/[\p{Cc}\u00AD\u200B\u2060\uFEFF]/gu, '')
        .trim(),
    ),
};
