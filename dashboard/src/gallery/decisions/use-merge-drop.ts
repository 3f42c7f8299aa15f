import type { RefObject } from 'react';
import { useDrop } from 'react-aria';
import type { PublishedItem } from '../../../../src/client/manifest-schema.ts';
import { useShownManifest } from '../gallery-context.ts';
import { itemType } from './item-type.ts';
import { planDecisions } from './plan-decisions.ts';
import { useDecide } from './use-decide.ts';

/** Makes an item a place where another one is dropped to be merged with it. */
export function useMergeDrop(ref: RefObject<HTMLElement | null>, item: PublishedItem) {
  const { manifest } = useShownManifest();
  const decide = useDecide();
  return useDrop({
    ref,
    getDropOperation: (types) => (types.has(itemType) ? 'link' : 'cancel'),
    onDrop: ({ items: [dropped] }) => {
      if (dropped?.kind !== 'text') return;
      void dropped.getText(itemType).then((id) => {
        const other = manifest.items.find((each) => each.id === id);
        if (other === undefined || other === item) return undefined;
        const both = new Set([...item.entries, ...other.entries].map(({ index }) => index));
        return decide(planDecisions(manifest, both).merge ?? [], 'Merged.');
      });
    },
  });
}
