import type { Warning } from '../../gallery.ts';
import type { ChangedWarnings } from './manifest-changes.ts';

/** Which warnings are in only one of two lists; the same words twice count twice, whichever entry they name. */
export function compareWarnings(before: readonly Warning[], after: readonly Warning[]): ChangedWarnings {
  return { gone: without(before, after), new: without(after, before) };
}

function without(warnings: readonly Warning[], known: readonly Warning[]): readonly Warning[] {
  const counts = new Map<string, number>();
  for (const warning of known) counts.set(keyOf(warning), (counts.get(keyOf(warning)) ?? 0) + 1);
  return warnings.filter((warning) => {
    const left = counts.get(keyOf(warning)) ?? 0;
    counts.set(keyOf(warning), left - 1);
    return left <= 0;
  });
}

function keyOf({ code, message }: Warning): string {
  return `${code} ${message}`;
}
