import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** The wire's own marks in front: `epa06737033 A singer …`, `(201022) -- WUHAN, …`, `TOPSHOT - Police …` */
export const stripTransmissionCode: CaptionCleaner = {
  name: 'strip-transmission-code',
  clean: (draft) => withText(draft, draft.text.replace(codes, '')),
};

const codes =
  /^(?:epa\d{6,10}\s+|\(\d{6}\)\s*(?:--?|–|—)\s*|(?:TOPSHOT|APTOPIX|TPX)\s*[-–—:]\s*|\*{2,3}\s*(?:BESTPIX|TOPSHOT)\s*\*{0,3}\s*|(?:PHOTO|IMAGE|CAPTION|Caption)\s?:\s+(?=\p{Lu}))+/u;
