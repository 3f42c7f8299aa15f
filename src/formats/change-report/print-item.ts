import type { Item, LeftOut, PlacedEntry } from '../../pipeline/manifest.ts';
import { escapeHtml } from '../escape-html.ts';
import { markWords, type MarkedTexts } from './mark-words.ts';

/** An item as two cells: the entries it is made of, and what became of them. */
export function printItem(item: Item): string {
  const { entries, caption, position, warnings } = item;
  const [representative, ...others] = entries;
  const marked =
    representative === undefined ? unmarked(caption.text) : markWords(representative.text, caption.text);
  return `<tr id="item-${position}">
<td>${representative === undefined ? '' : printEntry(representative, marked.before)}${others.map((entry) => printEntry(entry, markWords(entry.text, caption.text).before)).join('')}</td>
<td><p class="number">${position}</p><p class="caption" dir="auto">${marked.after}</p>
${printFacts(item)}
${warnings.map(({ message }) => `<p class="warning" dir="auto">${escapeHtml(message)}</p>`).join('')}</td>
</tr>`;
}

/** What no item was made of, each with its reason. */
export function printLeftOut(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return '';
  const entries = leftOut.map(
    ({ entry, reason }) =>
      `<li><p class="small">entry ${entry.index}: ${escapeHtml(reason)}</p><p dir="auto">${escapeHtml(entry.text)}</p></li>`,
  );
  return `<h2>Left out</h2>\n<ul>${entries.join('\n')}</ul>`;
}

function unmarked(text: string): MarkedTexts {
  return { before: '', after: escapeHtml(text) };
}

function printEntry({ index, reason, relation }: PlacedEntry, text: string): string {
  const why = relation === 'representative' ? 'printed from this one' : `${relation}: ${reason}`;
  return `<div class="entry"><p class="small">entry ${index}, ${escapeHtml(why)}</p><p dir="auto">${text}</p></div>`;
}

function printFacts({ credit, date, flags, photo }: Item): string {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Credit', credit.line],
    ['Date', date.value === null ? null : `${date.value} (${date.basis})`],
    ['Flags', flags.length === 0 ? null : flags.join(', ')],
    ['Photo', photo?.uri ?? null],
  ];
  const rows = facts.map(
    ([name, value]) =>
      `<dt>${name}</dt><dd dir="auto">${value === null ? '<i>none</i>' : escapeHtml(value)}</dd>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}
