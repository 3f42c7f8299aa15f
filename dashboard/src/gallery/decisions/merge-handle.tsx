import { useDrag } from 'react-aria';
import type { PublishedItem } from '../../../../src/client/manifest-schema.ts';
import { itemType } from './item-type.ts';

/** Takes an item by the mouse, to be dropped on the one it is to be merged with; the keyboard selects both and presses `m`. */
export function MergeHandle({ item }: { readonly item: PublishedItem }) {
  const { dragProps } = useDrag({
    getItems: () => [{ [itemType]: item.id }],
    getAllowedDropOperations: () => ['link'],
    hasDragButton: true,
  });
  return (
    <span
      {...dragProps}
      aria-hidden="true"
      className="handle"
      title="Drag it onto the item it is one photo with"
    >
      ⠿
    </span>
  );
}
