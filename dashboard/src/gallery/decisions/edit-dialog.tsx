import { useState } from 'react';
import { Button, Input, Label, TextArea, TextField } from 'react-aria-components';
import type { PublishedItem } from '../../../../src/client/manifest-schema.ts';
import { nameEntries } from '../../../../src/client/name-entries.ts';
import { FormDialog } from '../../controls/form-dialog.tsx';
import { useShownManifest } from '../gallery-context.ts';
import type { EditedField } from './item-actions.tsx';
import { useDecide } from './use-decide.ts';

interface Props {
  readonly item: PublishedItem;
  readonly field: EditedField;
  readonly onClose: () => void;
}

/** An editor's own caption, credit or date for a photo. */
export function EditDialog({ item, field, onClose }: Props) {
  const [value, setValue] = useState(currentValue(item, field));
  const [note, setNote] = useState('');
  const { isBusy, save } = useSave({ item, field, onClose });
  return (
    <FormDialog
      title={`The ${field} of item ${item.position}`}
      isComplete={!isBusy && value.trim() !== ''}
      onClose={onClose}
      onSubmit={() => save(value, note)}
      submitLabel="Print this"
    >
      {field === 'caption' && <Copies item={item} onChoose={setValue} />}
      <TextField value={value} onChange={setValue} autoFocus isRequired>
        <Label>{field === 'date' ? 'Date: YYYY, YYYY-MM or YYYY-MM-DD' : `Print this ${field}`}</Label>
        {field === 'caption' ? <TextArea rows={6} dir="auto" /> : <Input dir="auto" />}
      </TextField>
      <TextField value={note} onChange={setNote}>
        <Label>Why (kept with it)</Label>
        <Input dir="auto" />
      </TextField>
    </FormDialog>
  );
}

/** The captions that came, to begin from. */
function Copies({
  item,
  onChoose,
}: {
  readonly item: PublishedItem;
  readonly onChoose: (text: string) => void;
}) {
  const texts = [...new Set([item.caption.text, ...item.entries.map(({ text }) => text)])];
  return (
    <ul className="copies" aria-label="Captions that came">
      {texts.map((text) => (
        <li key={text}>
          <Button onPress={() => onChoose(text)}>
            <span dir="auto">{text}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function useSave({ item, field, onClose }: Props) {
  const { manifest } = useShownManifest();
  const decide = useDecide();
  const [isBusy, setIsBusy] = useState(false);
  const save = (value: string, note: string) => {
    const indexes = item.entries.slice(0, 1).map(({ index }) => index);
    const entries = nameEntries(manifest, indexes).filter((name) => name !== null);
    setIsBusy(true);
    const decision = {
      kind: field,
      entries,
      value: value.trim(),
      note: note.trim() === '' ? null : note.trim(),
    };
    void decide([decision], `The ${field} is decided.`)
      .then((isKept) => isKept && onClose())
      .finally(() => setIsBusy(false));
  };
  return { isBusy, save };
}

function currentValue({ caption, credit, date }: PublishedItem, field: EditedField): string {
  if (field === 'caption') return caption.text;
  return (field === 'credit' ? credit.line : date.value) ?? '';
}
