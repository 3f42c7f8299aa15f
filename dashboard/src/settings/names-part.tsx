import { useState } from 'react';
import { Button, Input, Label, TextArea, TextField } from 'react-aria-components';
import type { PhotographerRow } from '../../../src/desk-rules/desk-rules.ts';
import { dropRow, setRow } from './change-rows.ts';
import { useDeskDraft } from './desk-draft.ts';
import { nameRows } from './desk-rows.ts';
import { linesOf } from './lines.ts';
import { FormDialog } from '../controls/form-dialog.tsx';
import { RowTable } from './row-table.tsx';

/** Photographers as they are to be printed, however they come. */
export function NamesPart() {
  const { rules, change } = useDeskDraft();
  const { photographers } = rules;
  const [edited, setEdited] = useState<string | null>(null);
  const done = (rows: PhotographerRow[]) => {
    change({ photographers: rows });
    setEdited(null);
  };
  return (
    <div className="stack">
      <RowTable
        label="Names"
        rows={nameRows(rules)}
        describe={({ spellings }) => spellings.join('; ')}
        onEdit={setEdited}
        addButton={<Button onPress={() => setEdited('')}>Add a name</Button>}
        emptyHint="No name is set: photographers are printed as they come. Given names, which tell people from papers, are among the words."
      />
      {edited !== null && (
        <NameDialog
          row={photographers.find(({ name }) => name === edited) ?? null}
          onClose={() => setEdited(null)}
          onSet={(row) => done(setRow(photographers, row, edited))}
          onRemove={() => done(dropRow(photographers, edited))}
        />
      )}
    </div>
  );
}

interface Props {
  /** `null`: a new one. */
  readonly row: PhotographerRow | null;
  readonly onClose: () => void;
  readonly onSet: (row: PhotographerRow) => void;
  readonly onRemove: () => void;
}

function NameDialog({ row, onClose, onSet, onRemove }: Props) {
  const [name, setName] = useState(row?.name ?? '');
  const [spellings, setSpellings] = useState(row?.spellings.join('\n') ?? '');
  return (
    <FormDialog
      title={row === null ? 'A new name' : `The name “${row.name}”`}
      isComplete={name.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onSet({ name: name.trim(), spellings: linesOf(spellings) })}
      submitLabel="Take this over"
      others={
        row !== null && (
          <Button className="danger" onPress={onRemove}>
            Remove the name
          </Button>
        )
      }
    >
      <TextField value={name} onChange={setName} isRequired autoFocus>
        <Label>Name, as it is printed</Label>
        <Input dir="auto" />
      </TextField>
      <TextField value={spellings} onChange={setSpellings}>
        <Label>Received as well as, one a line</Label>
        <TextArea rows={4} dir="auto" />
      </TextField>
    </FormDialog>
  );
}
