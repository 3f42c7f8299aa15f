import { lazy, Suspense, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { PublishedItem } from '../../../../src/client/manifest-schema.ts';
import { useShownManifest } from '../gallery-context.ts';
import { planDecisions } from './plan-decisions.ts';
import { useDecide } from './use-decide.ts';

const EditDialog = lazy(async () => ({ default: (await import('./edit-dialog.tsx')).EditDialog }));

export type EditedField = 'caption' | 'credit' | 'date';

/** What an editor may decide about one item by itself. */
export function ItemActions({ item }: { readonly item: PublishedItem }) {
  const [edited, setEdited] = useState<EditedField | null>(null);
  const { manifest } = useShownManifest();
  const decide = useDecide();
  const leaveOut = () => {
    const all = new Set(item.entries.map(({ index }) => index));
    void decide(planDecisions(manifest, all).leaveOut ?? [], 'Left out.');
  };
  return (
    <>
      <MenuTrigger>
        <Button className="quiet" aria-label={`Decide about item ${item.position}`}>
          Decide ▾
        </Button>
        <Popover className="popover">
          <Menu
            onAction={(key) => {
              if (key === 'leave-out') leaveOut();
              else setEdited(key as EditedField);
            }}
          >
            <MenuItem id="caption">Choose or write the caption …</MenuItem>
            <MenuItem id="credit">Edit the credit …</MenuItem>
            <MenuItem id="date">Edit the date …</MenuItem>
            <MenuItem id="leave-out">Leave it out</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {edited !== null && (
        <Suspense>
          <EditDialog item={item} field={edited} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </>
  );
}
