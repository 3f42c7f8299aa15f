import type { Gallery, ReceivedEntry } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { findCaptions } from './find-captions.ts';
import { findHeadline } from './find-headline.ts';
import { findLineFacts, type LineFacts } from './line-facts.ts';
import { findPlainList } from './plain-list.ts';
import { splitRunTogether } from './split-run-together.ts';
import { splitLines } from './text-lines.ts';

/** Text → gallery: which lines are captions, which are credits of their neighbours, which are neither. */
export function readFormat(text: string, input: GalleryInput, rules: Rules): Gallery {
  const lines = splitLines(text)
    .flatMap((line) => splitRunTogether(line, rules))
    .map((line) => findLineFacts(line, rules));
  const captions = findCaptions(lines);
  const chosen = captions.size > 0 ? captions : findPlainList(lines);
  return {
    id: null,
    headline: findHeadline(lines, chosen),
    source: { format: 'text', name: input.name, uri: input.uri },
    referenceDate: null,
    entries: [...chosen].toSorted((a, b) => a - b).map((line, index) => toEntry(lines, line, index, chosen)),
    warnings: [],
  };
}

function toEntry(
  lines: readonly LineFacts[],
  at: number,
  index: number,
  captions: ReadonlySet<number>,
): ReceivedEntry {
  const line = lines[at];
  return {
    index,
    locator: { line: line?.number ?? 1 },
    text: line?.text ?? '',
    credit: findCreditBeside(lines, at, captions),
    byline: null,
    date: null,
    photo: null,
    leftOut: null,
  };
}

/** The credit line under a caption, else the one above it that belongs to no other caption. */
function findCreditBeside(
  lines: readonly LineFacts[],
  at: number,
  captions: ReadonlySet<number>,
): string | null {
  const below = lines[at + 1];
  if (below?.isCredit === true) return below.text;
  const above = lines[at - 1];
  return above?.isCredit === true && !captions.has(at - 2) ? above.text : null;
}
