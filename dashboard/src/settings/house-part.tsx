import { useState } from 'react';
import { Button } from 'react-aria-components';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { dropRow, setRow } from './change-rows.ts';
import { CreditPreview } from './credit-preview.tsx';
import { type DeskDraft, useDeskDraft } from './desk-draft.ts';
import { styleRows } from './desk-rows.ts';
import { StyleDialog } from './style-dialog.tsx';

/** How the house prints captions and credits, and what that makes of the newest galleries. */
export function HousePart() {
  const draft = useDeskDraft();
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <div className="stack">
      <p className="aside">
        These hold where neither a delivery nor its source says otherwise. They are looked up when a gallery
        is cleaned.
      </p>
      <HouseChoices draft={draft} onEdit={setEdited} />
      <CreditPreview />
      {edited !== null && <EditedStyle draft={draft} name={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

interface ChoicesProps {
  readonly draft: DeskDraft;
  readonly onEdit: (name: string) => void;
}

function HouseChoices({ draft: { rules, view, change }, onEdit }: ChoicesProps) {
  const { house } = rules;
  const styles = styleRows(view.shipped, rules).map(({ name }) => ({ id: name, name }));
  return (
    <div className="filters">
      <ChoiceOf
        label="Credit style"
        choices={[{ id: '', name: 'as received' }, ...styles]}
        chosen={house.creditStyle ?? ''}
        onChoose={(name) => change({ house: { ...house, creditStyle: name === '' ? null : name } })}
      />
      <ChoiceOf
        label="Datelines"
        choices={[
          { id: 'kept', name: 'kept' },
          { id: 'cut', name: 'cut off captions' },
        ]}
        chosen={house.datelines}
        onChoose={(word) => change({ house: { ...house, datelines: word === 'cut' ? 'cut' : 'kept' } })}
      />
      {house.creditStyle !== null && (
        <Button onPress={() => onEdit(house.creditStyle ?? '')}>{`Edit “${house.creditStyle}”`}</Button>
      )}
      <Button onPress={() => onEdit('')}>A style of our own</Button>
    </div>
  );
}

interface EditedProps {
  readonly draft: DeskDraft;
  /** Empty: a new one. */
  readonly name: string;
  readonly onClose: () => void;
}

function EditedStyle({ draft: { rules, view, change }, name, onClose }: EditedProps) {
  const rows = styleRows(view.shipped, rules);
  const style = rows.find((row) => row.name === name) ?? null;
  return (
    <StyleDialog
      style={style}
      takenNames={rows.map((row) => row.name).filter((each) => each !== name)}
      onClose={onClose}
      onSet={(row) => {
        change({
          creditStyles: setRow(rules.creditStyles, row, name),
          house: { ...rules.house, creditStyle: row.name },
        });
        onClose();
      }}
      onDrop={() => {
        const isOwn = style?.shipped === null;
        change({
          creditStyles: dropRow(rules.creditStyles, name),
          ...(isOwn && rules.house.creditStyle === name && { house: { ...rules.house, creditStyle: null } }),
        });
        onClose();
      }}
    />
  );
}
