import { mergeCredits, noCredit } from '../credits/merge-credits.ts';
import { parseCredit, type CreditReading } from '../credits/parse-credit.ts';
import { takeCredits } from '../credits/take-credits.ts';
import type { ReceivedEntry, ReceivedFields, Warning } from '../gallery.ts';
import type { Credit, Flag } from '../manifest.ts';
import type { Rules } from '../rules.ts';
import { cleanCaption, maxCaptionLength } from './clean-caption.ts';
import { findFlags } from './find-flags.ts';

/** One caption, read on its own. */
export interface CaptionReading {
  /** As printed. */
  readonly caption: string;
  readonly isTruncated: boolean;
  readonly correction: string | null;
  readonly counter: number | null;
  readonly credit: Credit;
  readonly flags: readonly Flag[];
  readonly warnings: readonly Warning[];
  readonly cleanedBy: readonly string[];
}

/** Reads a caption with the credit and byline that came beside it: words, credit, flags. */
export function readCaption(
  received: Pick<ReceivedEntry, 'text' | keyof ReceivedFields>,
  rules: Rules,
): CaptionReading {
  const bared = bareCaption(received.text, rules);
  const { credit, flags } = mergeCredits(bared.readings, readFields(received, bared.readings, rules));
  const found = new Set<Flag>([...flags, ...findFlags(bared.caption, rules)]);
  if (bared.correction !== null) found.add('corrected');
  const { caption, isTruncated, correction, counter, cleanedBy } = bared;
  return {
    caption,
    isTruncated,
    correction,
    counter,
    credit,
    flags: [...found],
    warnings: lengthWarning(received.text),
    cleanedBy,
  };
}

interface BaredCaption extends ReturnType<typeof cleanCaption> {
  readonly caption: string;
  readonly readings: readonly CreditReading[];
}

const maxRounds = 4;

/** Credits stand behind promos and promos behind credits: both are taken until nothing is left to take. */
function bareCaption(text: string, rules: Rules): BaredCaption {
  let cleaned = cleanCaption(text, rules);
  const cleanedBy = new Set(cleaned.cleanedBy);
  const readings: CreditReading[] = [];
  for (let round = 0; round < maxRounds; round += 1) {
    const taken = takeCredits(cleaned.text, rules, cleaned.isTruncated);
    readings.push(...taken.readings);
    const again = cleanCaption(taken.caption, rules);
    again.cleanedBy.forEach((name) => cleanedBy.add(name));
    // Most captions are done here: nothing was cleaned, and what was taken before leaves nothing to take.
    const isClean = again.text === taken.caption && (cleaned.isTruncated || !again.isTruncated);
    const isDone = again.text === cleaned.text || (isClean && taken.isSettled);
    cleaned = {
      text: again.text,
      isTruncated: cleaned.isTruncated || again.isTruncated,
      counter: cleaned.counter ?? again.counter,
      correction: cleaned.correction ?? again.correction,
      cleanedBy: again.cleanedBy,
    };
    if (isDone) break;
  }
  return { ...cleaned, caption: cleaned.text, cleanedBy: [...cleanedBy], readings };
}

/** The source says who sent a photo, and is asked only where caption and credit name no house. */
function readFields(
  { credit, byline, bylineTitle, source, instructions }: ReceivedFields,
  inline: readonly CreditReading[],
  rules: Rules,
): readonly CreditReading[] {
  const credits = [...readField(credit, rules), ...readField(mandatoryCredit(instructions), rules)];
  const found = [
    ...credits,
    ...(names([...inline, ...credits], byline) ? [] : readField(byline, rules)),
    ...readField(bylineTitle, rules).map(({ flags }) => ({
      credit: noCredit,
      flags,
      certainty: 'certain' as const,
    })),
  ];
  const namesHouse = [...inline, ...found].some(
    ({ credit: { agency, provider, via } }) => agency !== null || provider !== null || via.length > 0,
  );
  return namesHouse ? found : [...found, ...readField(source, rules)];
}

/** `AP Photo/Torvin Pool` beside the byline `Torvin Pool`, which by itself might be a role. */
function names(readings: readonly CreditReading[], byline: string | null): boolean {
  return byline !== null && readings.some(({ credit }) => credit.creators.includes(byline.trim()));
}

/** `MANDATORY CREDIT: RUNA HOLT/OSTRAND COURIER. NO SALES.` → `RUNA HOLT/OSTRAND COURIER` */
function mandatoryCredit(instructions: string | null): string | null {
  return /\bmandatory credit\s*:?\s*([^.;\n]{3,120})/iu.exec(instructions ?? '')?.[1] ?? null;
}

/** A field holds one credit, or several that stood in brackets: `Runa Holt / AFP) (Photo by Runa Holt/AFP via Getty Images` */
function readField(text: string | null, rules: Rules): readonly CreditReading[] {
  return (text ?? '').split(/\)\s*\(/u, maxCredits).flatMap((each) => parseCredit(each, rules) ?? []);
}

const maxCredits = 8;

function lengthWarning(text: string): readonly Warning[] {
  if (text.length <= maxCaptionLength) return [];
  return [
    {
      code: 'caption-too-long',
      message: `the caption has ${text.length} characters; ${maxCaptionLength} were read`,
    },
  ];
}
