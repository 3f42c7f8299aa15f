import type { FieldChange, ItemChange } from '../../../src/client/change-schemas.ts';
import { Thumbnail } from '../controls/thumbnail.tsx';
import { WordDiff } from '../controls/word-diff.tsx';
import { fieldRows, warningRows } from './change-rows.ts';
import { FieldRow } from './field-row.tsx';

/** One item that changed, or the items that became others. */
export function ChangedItem({ change }: { readonly change: ItemChange }) {
  const { kind, before, after, fields, warnings } = change;
  const isCaptionShown = kind !== 'changed' || fields.some(({ field }) => field === 'caption');
  const rows = fields.flatMap((field) => fieldRows(field, isCaptionShown));
  const photo = fields.find((field) => field.field === 'photo');
  const [first] = after.length > 0 ? after : before;
  const label = `${placesOf(change)} ${kind}`;
  return (
    <article className="change" aria-label={label}>
      <h3>
        {placesOf(change)} <span className={`change-kind ${kind}`}>{kind}</span>
      </h3>
      {!isCaptionShown && (
        <p className="unchanged" dir="auto">
          {first?.caption}
        </p>
      )}
      {kind !== 'changed' && <Items before={before} after={after} />}
      {photo !== undefined && <Photos change={photo} />}
      {[...rows, ...warningRows(warnings)].map((row) => (
        <FieldRow key={row.name} row={row} />
      ))}
    </article>
  );
}

/** `#4`, `#4 → #3`, `#4, #5 → #3` */
function placesOf({ before, after }: ItemChange): string {
  const list = (items: ItemChange['before']) => items.map(({ position }) => `#${position}`).join(', ');
  const [left, right] = [list(before), list(after)];
  if (left === '' || right === '' || left === right) return left === '' ? right : left;
  return `${left} → ${right}`;
}

function Items({ before, after }: Pick<ItemChange, 'before' | 'after'>) {
  return (
    <div className="change-row">
      <ItemSide side="before" items={before} others={after} />
      <ItemSide side="after" items={after} others={before} />
    </div>
  );
}

interface ItemSideProps {
  readonly side: 'before' | 'after';
  readonly items: ItemChange['before'];
  readonly others: ItemChange['before'];
}

/** The items of one side; where the other side is one item, what differs from it is marked. */
function ItemSide({ side, items, others }: ItemSideProps) {
  const [other, second] = others;
  // Of several that became one, each is compared with it; the one with none of them.
  const words = second === undefined && other !== undefined && items.length > 1 ? other.caption : null;
  return (
    <div className={`change-side ${side}`}>
      <span className="hidden">{`${side}: `}</span>
      {items.length === 0 && <span className="aside">none</span>}
      {items.map(({ id, caption, credit }) => (
        <p key={id} dir="auto">
          {words === null && caption}
          {words !== null && side === 'before' && <WordDiff before={caption} after={words} side={side} />}
          {words !== null && side === 'after' && <WordDiff before={words} after={caption} side={side} />}
          <span className="aside"> ({credit ?? 'no credit'})</span>
        </p>
      ))}
    </div>
  );
}

function Photos({
  change: { before, after },
}: {
  readonly change: Extract<FieldChange, { field: 'photo' }>;
}) {
  if (before?.sha256 === after?.sha256) return null;
  return (
    <div className="change-row photos">
      <div className="change-side before">
        {before?.sha256 != null && <Thumbnail digest={before.sha256} size="large" alt="The photo before" />}
      </div>
      <div className="change-side after">
        {after?.sha256 != null && <Thumbnail digest={after.sha256} size="large" alt="The photo after" />}
      </div>
    </div>
  );
}
