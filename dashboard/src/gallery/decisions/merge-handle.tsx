import { useDrag } from 'react-aria';
import { Button } from 'react-aria-components';
import type { PublishedItem } from '../../../../src/client/manifest-schema.ts';
import { itemType } from './item-type.ts';

/** Takes an item by the mouse, or with enter by the keyboard, to be dropped on the one it is to be merged with. */
export function MergeHandle({ item }: { readonly item: PublishedItem }) {
  const { dragProps, dragButtonProps } = useDrag({
    getItems: () => [{ [itemType]: item.id }],
    getAllowedDropOperations: () => ['link'],
    hasDragButton: true,
  });
  return (
    <span {...dragProps} role="presentation" className="handle">
      <Button
        {...dragButtonProps}
        className="quiet"
        aria-label={`Merge item ${item.position} with another: drag it there`}
      >
        ⠿
      </Button>
    </span>
  );
}
