import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** Marks of the wire: `epa06737033 A singer …`, `200227-N-KP445-1022 Sailors …`, `TOPSHOT - Police …`, `… (PTI Photo)(PTI06_04_2021_000123B)` */
export const stripTransmissionCode: CaptionCleaner = {
  name: 'strip-transmission-code',
  clean: (draft) => withText(draft, draft.text.replace(codes, '').replace(codeBehind, '')),
};

const codes =
  /^(?:epa\d{6,10}\s+|\d{6}-\p{Lu}{1,2}-\p{Lu}{2}\d{3}-\d{1,4}[.:]?\s+|\(\d{6}\)\s*(?:--?|–|—)\s*|(?:TOPSHOT|APTOPIX|TPX)\s*[-–—:]\s*|\*{2,3}\s*(?:BESTPIX|TOPSHOT)\s*\*{0,3}\s*)+/u;
/** An agency's letters, a date and a number; a paper's code for its transmission. */
const codeBehind = /(?<=\S)\s*(?:\(\p{Lu}{2,5}\d{1,2}_\d{1,2}_\d{4}_\w{3,12}\)|ORG XMIT: ?[\w-]{3,16})$/u;
