import type { LeftOut } from '../manifest.ts';
import type { PreparedEntry } from '../prepared-entry.ts';

/** Sets aside the entries that can become no item, each with its reason, so that nothing disappears. */
export function leaveOut(entries: readonly PreparedEntry[]): {
  readonly kept: readonly PreparedEntry[];
  readonly leftOut: readonly LeftOut[];
} {
  const kept: PreparedEntry[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of entries) {
    const reason = reasonToLeaveOut(entry);
    if (reason === null) kept.push(entry);
    else leftOut.push(toLeftOut(entry, reason));
  }
  return { kept, leftOut };
}

function reasonToLeaveOut({ received, caption }: PreparedEntry): string | null {
  if (received.leftOut !== null) return received.leftOut;
  // A photo without words is still a photo.
  return caption === '' && received.photo === null ? 'empty' : null;
}

function toLeftOut({ received }: PreparedEntry, reason: string): LeftOut {
  const { index, locator, text } = received;
  return { entry: { index, locator, text }, reason };
}
