import { ExpectedError } from '../../errors.ts';
import { noFields, noMarks, type Gallery, type ReceivedEntry } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { GalleryInput } from '../read-gallery.ts';
import type { ReceivedDocument } from '../received-document.ts';
import { checkCount } from '../check-count.ts';
import { findCaptions } from './find-captions.ts';
import { findCreditPlace, type CreditPlace } from './find-credit-place.ts';
import { findHeadline } from './find-headline.ts';
import { findLineFacts, type LineFacts } from './line-facts.ts';
import { markHouseCredits } from './mark-house-credits.ts';
import { findPlainList } from './plain-list.ts';
import { splitRunTogether } from './split-run-together.ts';
import { splitLines, type TextLine } from './text-lines.ts';

/** Text → gallery: which lines are captions, which are credits of their neighbours, which are neither. */
export function readFormat({ text }: ReceivedDocument, input: GalleryInput, rules: Rules): Gallery {
  const lines = markHouseCredits(
    takeLines(text, input.name, rules).map((line) => findLineFacts(line, rules)),
    rules,
  );
  const creditPlace = findCreditPlace(lines);
  const captions = findCaptions(lines, creditPlace);
  const chosen = captions.size > 0 ? captions : findPlainList(lines);
  return {
    id: null,
    headline: findHeadline(lines, chosen),
    source: { format: 'text', name: input.name, uri: input.uri },
    referenceDate: null,
    entries: readEntries(lines, chosen, creditPlace),
    warnings: [],
  };
}

/** In UTF-16 units: more than any text that a desk pastes has. */
const maxTextLength = 8_000_000;

/** All lines, those that lost their breaks apart; no more than are looked at. */
function takeLines(text: string, name: string, rules: Rules): readonly TextLine[] {
  if (text.length > maxTextLength)
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `${name} is read as text and has more than ${maxTextLength} characters; hand it in in parts`,
    );
  const found: TextLine[] = [];
  for (const line of splitLines(text, name)) {
    found.push(...splitRunTogether(line, rules));
    checkCount(found.length, name, 'lines');
  }
  return found;
}

function readEntries(
  lines: readonly LineFacts[],
  signs: ReadonlyMap<number, string>,
  place: CreditPlace,
): readonly ReceivedEntry[] {
  const captions = [...signs.keys()].toSorted((a, b) => a - b);
  return captions.map((at, index) => ({
    ...toEntry(lines[at], index, signs.get(at) ?? ''),
    credit: findCreditBeside(lines, at, captions, place),
  }));
}

function toEntry(line: LineFacts | undefined, index: number, foundBy: string): ReceivedEntry {
  return {
    index,
    locator: { line: line?.number ?? 1 },
    text: line?.text ?? '',
    ...noFields,
    foundBy,
    photo: null,
    ...noMarks,
  };
}

/** The credit line on the page's side of a caption, else the one on the other side that belongs to no other caption. */
function findCreditBeside(
  lines: readonly LineFacts[],
  at: number,
  captions: readonly number[],
  place: CreditPlace,
): string | null {
  const labelled = lines[at - 1];
  if (labelled?.isCredit === true && labelled.isForNext) return labelled.text;
  const step = place === 'above' ? -1 : 1;
  const near = lines[at + step];
  if (near?.isCredit === true && !near.isForNext) return near.text;
  const far = lines[at - step];
  return far?.isCredit === true && !captions.includes(at - 2 * step) ? far.text : null;
}
