import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** `"Nets hang over the quay in Ostrand."` → `Nets hang over the quay in Ostrand.` */
export const stripQuotes: CaptionCleaner = {
  name: 'strip-quotes',
  clean: (draft) => {
    const inner = /^(?:"([^"“”]+)"|“([^"“”]+)”|„([^"“”„]+)[“”]|«\s?([^«»]+?)\s?»)$/u
      .exec(draft.text)
      ?.slice(1)
      .find(Boolean);
    return inner === undefined || inner.split(' ').length < minWords ? draft : withText(draft, inner.trim());
  },
};

// Fewer are a title: `"The Fall"`.
const minWords = 6;
