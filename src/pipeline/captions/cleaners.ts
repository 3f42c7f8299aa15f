import type { CaptionCleaner } from './caption-draft.ts';
import { collapseSpaces } from './cleaners/collapse-spaces.ts';
import { decodeEntities } from './cleaners/decode-entities.ts';
import { repairMojibake } from './cleaners/repair-mojibake.ts';
import { stripCopyright } from './cleaners/strip-copyright.ts';
import { stripCorrectionLead } from './cleaners/strip-correction-lead.ts';
import { stripCounter } from './cleaners/strip-counter.ts';
import { stripInterfaceWords } from './cleaners/strip-interface-words.ts';
import { stripMore } from './cleaners/strip-more.ts';
import { stripNotices } from './cleaners/strip-notices.ts';
import { stripPromo } from './cleaners/strip-promo.ts';
import { stripQuotes } from './cleaners/strip-quotes.ts';
import { stripTransmissionCode } from './cleaners/strip-transmission-code.ts';

/** Every caption passes them in this order: first what the bytes did to it, then what the page did, then the wire. */
export const captionCleaners: readonly CaptionCleaner[] = [
  repairMojibake,
  decodeEntities,
  collapseSpaces,
  stripInterfaceWords,
  stripCounter,
  stripMore,
  stripCopyright,
  stripTransmissionCode,
  stripQuotes,
  stripCorrectionLead,
  stripNotices,
  stripPromo,
];
