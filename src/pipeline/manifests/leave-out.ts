import type { NamedDecision } from '../decisions/name-entries.ts';
import type { LeftOut } from '../manifest.ts';
import type { PreparedEntry } from '../prepared-entry.ts';

/** Sets aside the entries that can become no item, each with its reason, so that nothing disappears. */
export function leaveOut(
  entries: readonly PreparedEntry[],
  decisions: readonly NamedDecision[],
): {
  readonly kept: readonly PreparedEntry[];
  readonly leftOut: readonly LeftOut[];
} {
  const decided = readLeaveOuts(decisions);
  const kept: PreparedEntry[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of entries) {
    const ids = decided.get(entry.received.index) ?? [];
    const reason = reasonToLeaveOut(entry) ?? (ids.length > 0 ? 'left-out-by-editor' : null);
    if (reason === null) kept.push(entry);
    else leftOut.push(toLeftOut(entry, reason, ids));
  }
  return { kept, leftOut };
}

/** By the index of an entry, the ids of the decisions that leave it out. */
function readLeaveOuts(decisions: readonly NamedDecision[]): ReadonlyMap<number, readonly string[]> {
  const decided = new Map<number, string[]>();
  for (const { decision, names } of decisions) {
    if (decision.kind !== 'leave-out') continue;
    for (const index of new Set(names.flatMap(({ entries }) => entries)))
      decided.set(index, [...(decided.get(index) ?? []), decision.id]);
  }
  return decided;
}

function reasonToLeaveOut({ received, caption }: PreparedEntry): string | null {
  if (received.leftOut !== null) return received.leftOut;
  // A photo without words is still a photo.
  return caption === '' && received.photo === null ? 'empty' : null;
}

function toLeftOut({ received, key }: PreparedEntry, reason: string, decisions: readonly string[]): LeftOut {
  const { index, locator, text } = received;
  return { entry: { index, locator, text, key }, reason, decisions };
}
