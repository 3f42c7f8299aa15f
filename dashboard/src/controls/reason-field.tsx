import { Input, Label, TextField } from 'react-aria-components';

interface Props {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Why somebody asks, which the records keep. */
export function ReasonField({ value, onChange }: Props) {
  return (
    <TextField value={value} onChange={onChange} maxLength={1000} isRequired>
      <Label>Reason, as the records keep it</Label>
      <Input placeholder="such as: the house style of credits changed" />
    </TextField>
  );
}
