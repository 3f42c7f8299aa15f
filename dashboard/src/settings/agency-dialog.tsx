import { useState } from 'react';
import { Button, Checkbox, Input, Label, TextArea, TextField } from 'react-aria-components';
import type { AgencyRow } from '../../../src/desk-rules/desk-rules.ts';
import type { DeskRow } from './desk-rows.ts';
import { linesOf } from './lines.ts';
import { FormDialog } from '../controls/form-dialog.tsx';
import { RowName } from './row-name.tsx';

type AgencyDeskRow = DeskRow<AgencyRow>;

interface Props {
  /** `null`: a new one. */
  readonly agency: AgencyDeskRow | null;
  readonly takenNames: readonly string[];
  readonly onClose: () => void;
  readonly onSet: (row: AgencyRow) => void;
  readonly onRemove: () => void;
  readonly onRestore: () => void;
}

interface Form {
  readonly key: number;
  readonly printed: string;
  readonly spellings: string;
}

/** An agency: its name in the manifest, the forms in which it is printed, and the spellings of each. */
export function AgencyDialog({ agency, takenNames, onClose, onSet, onRemove, onRestore }: Props) {
  const [name, setName] = useState(agency?.name ?? '');
  const [isInCreditsOnly, setInCreditsOnly] = useState(startOf(agency)?.isInCreditsOnly ?? false);
  const [forms, setForms] = useState<readonly Form[]>(() => toForms(startOf(agency)));
  const isTaken = agency === null && takenNames.includes(name.trim());
  return (
    <FormDialog
      title={agency === null ? 'A new agency' : `The agency “${agency.name}”`}
      isComplete={name.trim() !== '' && !isTaken && forms.some(({ printed }) => printed.trim() !== '')}
      onClose={onClose}
      onSubmit={() => onSet({ name: name.trim(), isInCreditsOnly, forms: fromForms(forms) })}
      submitLabel="Take this over"
      others={agency !== null && <Others agency={agency} onRemove={onRemove} onRestore={onRestore} />}
    >
      <RowName
        label="Name, as the manifest has it"
        name={name}
        onChange={setName}
        isNew={agency === null}
        isTaken={isTaken}
      />
      <Forms forms={forms} onChange={setForms} />
      <InCreditsOnly isSelected={isInCreditsOnly} onChange={setInCreditsOnly} />
    </FormDialog>
  );
}

interface FormsProps {
  readonly forms: readonly Form[];
  readonly onChange: (forms: readonly Form[]) => void;
}

function Forms({ forms, onChange }: FormsProps) {
  const change = (key: number, part: Partial<Form>) =>
    onChange(forms.map((form) => (form.key === key ? { ...form, ...part } : form)));
  return (
    <>
      {forms.map((form, place) => (
        <FormFields
          key={form.key}
          form={form}
          number={place + 1}
          onChange={(part) => change(form.key, part)}
        />
      ))}
      <div>
        <Button onPress={() => onChange([...forms, { key: forms.length, printed: '', spellings: '' }])}>
          Another form
        </Button>
      </div>
    </>
  );
}

interface CheckboxProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

function InCreditsOnly({ isSelected, onChange }: CheckboxProps) {
  return (
    <Checkbox isSelected={isSelected} onChange={onChange}>
      <span aria-hidden="true" className="tick">
        {isSelected ? '✓' : ''}
      </span>
      Captions name it in credits only
    </Checkbox>
  );
}

interface FieldsProps {
  readonly form: Form;
  readonly number: number;
  readonly onChange: (part: Partial<Form>) => void;
}

function FormFields({ form, number, onChange }: FieldsProps) {
  return (
    <div className="form-fields">
      <TextField value={form.printed} onChange={(printed) => onChange({ printed })}>
        <Label>{`Form ${number}, as it is printed`}</Label>
        <Input dir="auto" />
      </TextField>
      <TextField value={form.spellings} onChange={(spellings) => onChange({ spellings })}>
        <Label>Received as well as, one a line</Label>
        <TextArea rows={Math.min(8, form.spellings.split('\n').length + 1)} dir="auto" />
      </TextField>
    </div>
  );
}

function Others({
  agency,
  onRemove,
  onRestore,
}: Pick<Props, 'onRemove' | 'onRestore'> & { agency: AgencyDeskRow }) {
  return (
    <>
      {agency.status !== 'removed' && (
        <Button className="danger" onPress={onRemove}>
          Remove the agency
        </Button>
      )}
      {agency.shipped !== null && agency.status !== 'shipped' && (
        <Button onPress={onRestore}>As it ships</Button>
      )}
    </>
  );
}

function startOf(agency: AgencyDeskRow | null): AgencyRow | null {
  return agency?.row ?? agency?.shipped ?? null;
}

function toForms(row: AgencyRow | null): readonly Form[] {
  if (row === null) return [{ key: 0, printed: '', spellings: '' }];
  return Object.entries(row.forms).map(([printed, spellings], key) => ({
    key,
    printed,
    spellings: spellings.join('\n'),
  }));
}

function fromForms(forms: readonly Form[]): AgencyRow['forms'] {
  const named = forms.filter(({ printed }) => printed.trim() !== '');
  return Object.fromEntries(named.map(({ printed, spellings }) => [printed.trim(), linesOf(spellings)]));
}
