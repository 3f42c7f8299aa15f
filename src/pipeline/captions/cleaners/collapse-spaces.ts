import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** Line breaks, tabs and runs of spaces → one space; invisible characters go. */
export const collapseSpaces: CaptionCleaner = {
  name: 'collapse-spaces',
  clean: (draft) =>
    withText(
      draft,
      draft.text
        .replace(/[\u00AD\u200B\u2060\uFEFF\u0000-\u0008\u000E-\u001F\u007F]/gu, '')
        .replace(/[\s\u00A0\u2028\u2029]+/gu, ' ')
        .trim(),
    ),
};
