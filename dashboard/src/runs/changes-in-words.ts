import type { Run } from '../../../src/client/api-schemas.ts';

/** `3 changed, 1 merged` */
export function changesInWords({ changes }: Pick<Run, 'changes'>): string {
  if (changes === null) return '';
  if (changes.since === null) return 'the first';
  if (changes.isSame) return 'none';
  const kinds = countsInWords(changes.counts);
  return kinds === '' ? 'not its items' : kinds;
}

/** Items by what became of them, those that stayed the same aside. */
export function countsInWords(counts: NonNullable<Run['changes']>['counts']): string {
  return Object.entries(counts)
    .filter(([kind, count]) => kind !== 'same' && count > 0)
    .map(([kind, count]) => `${count.toLocaleString()} ${kind}`)
    .join(', ');
}
