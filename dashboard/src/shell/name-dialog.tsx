import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { FormDialog } from '../controls/form-dialog.tsx';

interface Props {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks by which name the records are to call the person at this browser. */
export function NameDialog({ name, onName, onClose }: Props) {
  const [value, setValue] = useState(name);
  const keep = () => {
    onName(value.trim());
    onClose();
  };
  return (
    <FormDialog
      title="Your name"
      isComplete={value.trim() !== ''}
      onClose={onClose}
      onSubmit={keep}
      submitLabel="Keep it"
    >
      <TextField value={value} onChange={setValue} maxLength={200} isRequired autoFocus>
        <Label>As the records keep it, beside what you decide and ask for</Label>
        <Input />
      </TextField>
    </FormDialog>
  );
}
