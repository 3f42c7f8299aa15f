import { diffWords } from 'diff';
import type { FieldChange, ItemChange, RunChanges } from '../client/change-schemas.ts';

/** What a run changes, for people: a line a change, what went in `[-…-]` and what came in `{+…+}`. */
export function printChanges({ runId, since, isSame, counts, changes }: RunChanges): string {
  const title = `${runId} ${since === null ? 'is the first manifest' : `since ${since}`}`;
  if (isSame) return `${title}: nothing changes\n`;
  const summary = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  const gallery = changes.gallery
    .filter(({ field }) => field !== 'rules')
    .map(({ field, before, after }) => `  ${field}: ${markWords(toText(before), toText(after))}`);
  const lines = [
    `${title}: ${summary.join(', ')}${changes.isReordered ? ', another order' : ''}`,
    ...gallery,
    ...printWarnings(changes.warnings),
    ...changes.items.filter(({ kind }) => kind !== 'same').flatMap(printItem),
    ...changes.entries.map(
      ({ kind, text, reason }) => `entry ${kind}${reason === null ? '' : ` (${reason})`}: ${text}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function printItem({ kind, before, after, fields, warnings }: ItemChange): readonly string[] {
  const [first] = after.length > 0 ? after : before;
  const place = first === undefined ? '' : `#${first.position} `;
  if (kind === 'changed')
    return [
      `${place}changed: ${first?.caption ?? ''}`,
      ...fields.flatMap(printField),
      ...printWarnings(warnings),
    ];
  return [
    `${place}${kind}`,
    ...before.map((item) => `  - ${item.caption} (${item.credit ?? 'no credit'})`),
    ...after.map((item) => `  + ${item.caption} (${item.credit ?? 'no credit'})`),
    ...printWarnings(warnings),
  ];
}

function printField(change: FieldChange): readonly string[] {
  // The lead is in the caption.
  if (change.field === 'lead') return [];
  if (change.field !== 'entries')
    return [`  ${change.field}: ${markWords(toText(change.before), toText(change.after))}`];
  const { before, after } = change;
  return [
    ...before.filter((entry) => !after.includes(entry)).map((entry) => `  - entry ${entry}`),
    ...after.filter((entry) => !before.includes(entry)).map((entry) => `  + entry ${entry}`),
  ];
}

function printWarnings({ gone, new: added }: ItemChange['warnings']): readonly string[] {
  return [
    ...gone.map(({ code, message }) => `  - warning ${code}: ${message}`),
    ...added.map(({ code, message }) => `  + warning ${code}: ${message}`),
  ];
}

/** `A [-ferry-]{+tug+} leaves.` */
function markWords(before: string, after: string): string {
  return diffWords(before, after)
    .map(({ value, added, removed }) => {
      if (added) return `{+${value}+}`;
      return removed ? `[-${value}-]` : value;
    })
    .join('');
}

/** A credit as its line, a date as its value, a photo as its address; what has no words as JSON. */
function toText(value: FieldChange['before'] | RunChanges['changes']['gallery'][number]['before']): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(', ');
  return Object.values(value)
    .filter((part) => part !== null && part.length !== 0)
    .join(' · ');
}
