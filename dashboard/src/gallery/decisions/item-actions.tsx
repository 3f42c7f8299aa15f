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
  const [hasMenu, setHasMenu] = useState(false);
  const { manifest } = useShownManifest();
  const decide = useDecide();
  const leaveOut = () => {
    const all = new Set(item.entries.map(({ index }) => index));
    void decide(planDecisions(manifest, all).leaveOut ?? [], 'Left out.');
  };
  return (
    <>
      {hasMenu ? (
        <DecideMenu position={item.position} onLeaveOut={leaveOut} onEdit={setEdited} />
      ) : (
        <DecideButton position={item.position} onPress={() => setHasMenu(true)} />
      )}
      {edited !== null && (
        <Suspense>
          <EditDialog item={item} field={edited} onClose={() => setEdited(null)} />
        </Suspense>
      )}
    </>
  );
}

/** A gallery may have hundreds of items: a menu is made when it is first asked for. */
function DecideButton({ position, onPress }: { readonly position: number; readonly onPress?: () => void }) {
  return (
    <Button
      className="quiet"
      aria-label={`Decide about item ${position}`}
      aria-haspopup="menu"
      {...(onPress !== undefined && { onPress })}
    >
      Decide ▾
    </Button>
  );
}

interface MenuProps {
  readonly position: number;
  readonly onLeaveOut: () => void;
  readonly onEdit: (field: EditedField) => void;
}

function DecideMenu({ position, onLeaveOut, onEdit }: MenuProps) {
  return (
    <MenuTrigger defaultOpen>
      <DecideButton position={position} />
      <Popover className="popover">
        <Menu
          onAction={(key) => {
            if (key === 'leave-out') onLeaveOut();
            else onEdit(key as EditedField);
          }}
        >
          <MenuItem id="caption">Choose or write the caption …</MenuItem>
          <MenuItem id="credit">Edit the credit …</MenuItem>
          <MenuItem id="date">Edit the date …</MenuItem>
          <MenuItem id="leave-out">Leave it out</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
