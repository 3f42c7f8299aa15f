import type { DoubtKind } from '../../pipeline/manifests/doubts/doubt.ts';

/** Which doubts: every part that is there must hold; what is `null` or not named leaves all in. */
export interface DoubtFilter {
  readonly kind?: DoubtKind | null | undefined;
  /** Who sent the gallery. */
  readonly source?: string | null | undefined;
  readonly galleryId?: string | null | undefined;
  /** At most so doubtful, 0 to 1. */
  readonly maxWeight?: number | null | undefined;
}

/** The filter as a condition on `doubts`, whose first values it takes; no join, so that doubts are counted by their index alone. */
export const filterCondition = `($1::text is null or kind = $1)
        and ($2::text is null or gallery_id in (select id from galleries where galleries.source = $2))
        and ($3::text is null or gallery_id = $3) and ($4::integer is null or weight <= $4)`;

/** The values of `filterCondition`. */
export function filterValues({ kind, source, galleryId, maxWeight }: DoubtFilter): readonly unknown[] {
  const hundredths = maxWeight == null ? null : Math.round(maxWeight * 100);
  return [kind ?? null, source ?? null, galleryId ?? null, hundredths];
}
