import type { Doubt } from '../../pipeline/manifests/doubts/doubt.ts';
import { contentDigest } from '../../pipeline/manifests/content-digest.ts';
import type { Query } from '../database.ts';
import { storableText } from '../storable-text.ts';

/**
 * Within a transaction that holds the gallery: puts the doubts of what is published in the place of those before. A doubt that
 * was there keeps its row and its place in lists; one that somebody accepted stays accepted, also when it was gone meanwhile.
 */
export async function replaceDoubts(
  query: Query,
  galleryId: string,
  doubts: readonly Doubt[],
): Promise<void> {
  const rows = new Map(doubts.map((doubt) => [doubtId(galleryId, doubt), toRow(doubt)]));
  await query(
    `with gone as (
       delete from doubts where gallery_id = $1 and not (id = any($3)))
     insert into doubts (id, gallery_id, kind, weight, message, about, sides, is_accepted)
     select id, $1, kind, weight, message, about, sides,
            exists (select from accepted_doubts where doubt_id = found.id)
       from jsonb_to_recordset($2::jsonb)
         as found (id text, kind text, weight integer, message text, about text, sides jsonb)
     on conflict (id) do update
        set weight = excluded.weight, message = excluded.message, sides = excluded.sides
      where (doubts.weight, doubts.message, doubts.sides)
            is distinct from (excluded.weight, excluded.message, excluded.sides)`,
    [galleryId, JSON.stringify([...rows].map(([id, row]) => ({ id, ...row }))), [...rows.keys()]],
    'kept',
  );
}

/** The same for the same question about the same entries, whatever number says how doubtful it is. */
function doubtId(galleryId: string, { kind, about, sides }: Doubt): string {
  const entries = sides.map((side) => side.entries.join(' ')).toSorted();
  return `doubt_${contentDigest([galleryId, kind, about, entries]).slice(0, 32)}`;
}

function toRow({ kind, weight, message, about, sides }: Doubt) {
  const storableSides = sides.map((side) => ({
    ...side,
    text: storableText(side.text),
    credit: side.credit === null ? null : storableText(side.credit),
    photo: side.photo === null ? null : { ...side.photo, uri: storableText(side.photo.uri) },
  }));
  return {
    kind,
    weight: Math.round(weight * 100),
    message: storableText(message),
    about,
    sides: storableSides,
  };
}
