import { Input, Label, TextField } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly name: string;
  readonly onChange: (name: string) => void;
  /** A row that is there keeps its name. */
  readonly isNew: boolean;
  readonly isTaken: boolean;
}

/** The name by which a row is known. */
export function RowName({ label, name, onChange, isNew, isTaken }: Props) {
  return (
    <>
      <TextField value={name} onChange={onChange} isReadOnly={!isNew} isRequired autoFocus={isNew}>
        <Label>{label}</Label>
        <Input dir="auto" />
      </TextField>
      {isTaken && <p className="warning">There is a row of this name already.</p>}
    </>
  );
}
