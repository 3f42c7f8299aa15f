import type { Rules } from '../rules.ts';
import { parseCredit, type CreditReading } from './parse-credit.ts';
import { takeCredits } from './take-credits.ts';

const maxLineLength = 160;

/** A whole line that is nothing but a credit: `(AP)`, `AFP via Getty Images`, `Photo: Rune Castell`. */
export function readCreditLine(line: string, rules: Rules): CreditReading | null {
  const text = line.trim();
  if (text.length > maxLineLength || isStoryByline(text)) return null;
  // "Buy Photo" is a button.
  if (rules.captions.interfaceLeads.includes(text.toLowerCase()) || invitation.test(text)) return null;
  const reading = parseCredit(text, rules);
  if (reading === null || isCopyrightLine(text, reading)) return null;
  const isBracketed = /^[([].*[)\]]\.?$/u.test(text);
  if (reading.certainty === 'certain') return isBracketed || isNameOfCredit(text, reading) ? reading : null;
  if (reading.certainty === 'likely') return /[/|]|\svia\s/u.test(text) ? reading : null;
  return isBracketed ? reading : null;
}

/** `Watch Now: Related Video`, `Read also: …`: links to something else. */
const invitation =
  /^(?:watch(?: now| live| here| also)?\s?[:|]|watch now\b|(?:read|see|listen) (?:more|also|now|next)\b|related (?:video|stor|article|photo|galler|news)|more from\b|sign up\b|subscribe\b)/iu;

/** Does a would-be caption carry a credit of its own? A strong sign that it is one. */
export function endsWithCredit(line: string, rules: Rules): boolean {
  const { caption, readings } = takeCredits(line, rules);
  return caption.length >= 15 && readings.some(({ certainty }) => certainty !== 'possible');
}

/** `By PIPPA HALLORAN`, `AP Business Writer`, `The Associated Press contributed …`: who wrote the story. */
function isStoryByline(text: string): boolean {
  return (
    /^(?:by|article by|story by|stories by|reporting by|written by|compiled by|von|por|par|di|da)\s/iu.test(
      text,
    ) ||
    /\b(?:writers?|reporters?|correspondents?|contributed|reporting|editors?|redaktion|wire reports|wire services|staff reports?|news services)\b/iu.test(
      text,
    )
  );
}

/** `© 2024 The Ostrand Courier` at the foot of a page; with a person or a wire it is a credit. */
function isCopyrightLine(text: string, { credit }: CreditReading): boolean {
  return (
    /^(?:©|\(c\)|copyright\b)\s*(?:19|20)\d\d\b/iu.test(text) &&
    credit.agency === null &&
    credit.creators.length === 0
  );
}

/** A bare role word ("Video", "Special", "Archive") is furniture more often than a credit. */
function isNameOfCredit(text: string, { credit }: CreditReading): boolean {
  if (credit.agency !== null || credit.creators.length > 0 || credit.provider !== null) return true;
  if (/^image (?:source|copyright|credit)\b/iu.test(text)) return true;
  return /^(?:file|courtesy|handout|submitted|contributed|pool|staff)\b.*\b(?:photos?|images?|pictures?)$/iu.test(
    text,
  );
}
