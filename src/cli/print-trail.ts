import type { Decision } from '../pipeline/decisions/decision.ts';
import type { Trail } from '../pipeline/pipeline.ts';
import type { GroupMember } from '../pipeline/duplicates/group-duplicates.ts';
import type { Locator } from '../pipeline/gallery.ts';
import type { Item, PhotoDate } from '../pipeline/manifest.ts';

/** The decision trail of a gallery, for people: each photo, its credit and date, and why each entry stands there. */
export function printTrail({ decisions, gallery, groups, manifest }: Trail): string {
  const { entries, items, collapsed } = manifest.report;
  const { value, basis } = manifest.referenceDate;
  const head = [
    `${gallery.source.name}: ${manifest.headline ?? '(no headline)'}`,
    `read as ${gallery.source.format}; ${entries} entries → ${items} items, ${collapsed} collapsed`,
    `reference date: ${value ?? 'none'} (${basis})`,
    ...manifest.warnings.map(({ code, message }) => `warning ${code}: ${message}`),
    ...manifest.decisions.stale.map(({ id, reason }) => `decision ${id} is stale: ${reason}`),
    ...manifest.decisions.overruled.map(
      ({ id, by, reason }) => `decision ${id} gives way to ${by}: ${reason}`,
    ),
  ];
  const known = new Map(decisions.map((decision) => [decision.id, decision]));
  const blocks = manifest.items.map((item, index) => printItem(item, groups[index]?.members ?? [], known));
  const left = manifest.leftOut.map(
    ({ entry, reason, decisions: ids }) =>
      `left out, ${place(entry.locator)}: ${reason}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}\n  ${entry.text}`,
  );
  return `${[head.join('\n'), ...blocks, ...left].join('\n\n')}\n`;
}

function printItem(
  item: Item,
  members: readonly GroupMember[],
  decisions: ReadonlyMap<string, Decision>,
): string {
  return [
    `${item.position}. ${item.caption.text}`,
    `   credit  ${item.credit.line ?? 'none'}${printParts(item)}`,
    `   date    ${printDate(item.date)}`,
    ...(item.flags.length > 0 ? [`   flags   ${item.flags.join(', ')}`] : []),
    ...item.warnings.map(({ code, message }) => `   warning ${code}: ${message}`),
    ...item.decisions.map((id) => `   decided ${id}${printDecision(decisions.get(id))}`),
    ...members.flatMap(printMember),
  ].join('\n');
}

/** `: merge, Runa Holt, 2026-05-04T10:30:00Z, "the same frame"` */
function printDecision(decision: Decision | undefined): string {
  if (decision === undefined) return '';
  const { kind, who, when, note } = decision;
  return `: ${kind}, ${who}, ${when}${note === null ? '' : `, "${note}"`}`;
}

function printParts({ credit }: Item): string {
  const parts = [
    ['creators', credit.creators.join(', ')],
    ['agency', credit.agency],
    ['provider', credit.provider],
    ['via', credit.via.join(', ')],
  ].filter(([, value]) => value !== null && value !== '');
  return parts.length === 0 ? '' : ` (${parts.map(([name, value]) => `${name}: ${value}`).join('; ')})`;
}

function printDate({ value, basis, text }: PhotoDate): string {
  const from = text === null ? '' : `, from "${text}"`;
  return `${value ?? 'none'} (${basis}${from})`;
}

function printMember({ entry, relation, score, reason }: GroupMember): readonly string[] {
  const { received, cleanedBy, correction } = entry;
  const measure = relation === 'representative' ? '' : ` ${score.toFixed(2)}`;
  return [
    `   - ${place(received.locator)}: ${relation}${measure}, ${reason}`,
    `     taken for a caption: ${received.foundBy}`,
    ...(cleanedBy.length > 0 ? [`     cleaned by: ${cleanedBy.join(', ')}`] : []),
    ...(correction === null ? [] : [`     correction: ${correction}`]),
  ];
}

function place(locator: Locator): string {
  if ('line' in locator) return `line ${locator.line}`;
  return 'pointer' in locator ? locator.pointer : locator.file;
}
