import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** Marks of the wire in front: `epa06737033 A singer …`, `TOPSHOT - Police …` */
export const stripTransmissionCode: CaptionCleaner = {
  name: 'strip-transmission-code',
  clean: (draft) => withText(draft, draft.text.replace(codes, '')),
};

const codes =
  /^(?:epa\d{6,10}\s+|\(\d{6}\)\s*(?:--?|–|—)\s*|(?:TOPSHOT|APTOPIX|TPX)\s*[-–—:]\s*|\*{2,3}\s*(?:BESTPIX|TOPSHOT)\s*\*{0,3}\s*)+/u;
