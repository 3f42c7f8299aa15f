import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { Doubt } from '../../../src/client/review-schemas.ts';
import { FormDialog } from '../controls/form-dialog.tsx';

interface Props {
  readonly doubt: Doubt;
  readonly field: 'date' | 'credit';
  readonly onGive: (value: string) => void;
  readonly onClose: () => void;
}

const day = '[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?';

/** An editor's own date or credit for the item in doubt. */
export function GiveField({ doubt, field, onGive, onClose }: Props) {
  const [side] = doubt.sides;
  const [value, setValue] = useState(side?.[field] ?? '');
  const title = `The ${field} of item ${side?.position ?? ''}`;
  const give = () => {
    onClose();
    onGive(value.trim());
  };
  return (
    <FormDialog
      title={title}
      isComplete={value.trim() !== ''}
      onClose={onClose}
      onSubmit={give}
      submitLabel="Print this"
    >
      <p dir="auto">{side?.text}</p>
      <TextField
        value={value}
        onChange={setValue}
        autoFocus
        isRequired
        {...(field === 'date' && { pattern: day })}
      >
        <Label>{field === 'date' ? 'Date: YYYY, YYYY-MM or YYYY-MM-DD' : 'Print this credit'}</Label>
        <Input dir="auto" />
      </TextField>
    </FormDialog>
  );
}
