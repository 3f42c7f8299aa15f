import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** Marks of the wire and buttons of the page in front: `epa06737033 A singer …`, `TOPSHOT - Police …`, `Enlarge image A keeper …` */
export const stripTransmissionCode: CaptionCleaner = {
  name: 'strip-transmission-code',
  clean: (draft) => withText(draft, draft.text.replace(codes, '')),
};

const codes =
  /^(?:epa\d{6,10}\s+|\(\d{6}\)\s*(?:--?|–|—)\s*|(?:TOPSHOT|APTOPIX|TPX)\s*[-–—:]\s*|\*{2,3}\s*(?:BESTPIX|TOPSHOT)\s*\*{0,3}\s*|(?:PHOTO|IMAGE|CAPTION|Caption)\s?:\s+(?=\p{Lu})|(?:Enlarge|Expand|View|Open|Show|Zoom|Toggle|Hide)\s(?:this\s)?(?:image|photo|picture|caption)\s+(?=\p{Lu}))+/u;
