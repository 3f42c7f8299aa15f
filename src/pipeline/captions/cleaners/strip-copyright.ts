import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** `… Photo: Rune Castell / Copyright 2021 The Associated Press. All rights reserved` → `… Photo: Rune Castell` */
export const stripCopyright: CaptionCleaner = {
  name: 'strip-copyright',
  clean: (draft) => {
    const start = draft.text.search(notice);
    return start <= 0 ? draft : withText(draft, draft.text.slice(0, start).replace(/[\s/|,;–—-]+$/u, ''));
  },
};

const notice =
  // What names a maker or is sent on by a wire is a credit: "© REUTERS/Ida Brandt", "Satellite image ©2021 Orbview Labs via AP".
  /(?:(?<=[\s/.)\]])(?:Copyright\s*(?:©|\(c\))?|©|\(c\))\s*(?:\d{4}|The Associated Press|Associated Press|AP\b|AFP\b|Reuters\b)(?!\s?[/|]\s?\p{L})(?![^\n]*(?:\svia\s|[,/]\s?(?:AP|AFP|Reuters|Getty Images|EPA)\)?\.?$))[^\n]{0,200}$)|(?<=[\s/.)\]])All rights reserved\.?(?:\s[^\n]{0,200})?$/iu;
