import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { Run } from '../../../src/client/api-schemas.ts';
import type { BulkRerunRequest } from '../../../src/client/rerun-schemas.ts';
import type { Choice } from '../controls/choice.ts';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { asItIs, formatNames, nothing, settingChoices, typed } from './setting-choices.ts';
import type { SettingName } from './settings-in-words.ts';
import { useCreditStyles } from './use-credit-styles.ts';
import './settings-fields.css';

/** What is to be otherwise than it is. */
export type ChosenSettings = NonNullable<BulkRerunRequest['settings']>;

interface Props {
  readonly chosen: ChosenSettings;
  /** How the one gallery was cleaned last; `null`: there are many. */
  readonly now: Run['settings'] | null;
  readonly onChange: (chosen: ChosenSettings) => void;
}

const datelines = toChoices(['kept', 'cut']);
const formats = toChoices(formatNames);

/** How galleries are to be cleaned: each setting as it is unless something else is chosen. */
export function SettingsFields({ chosen, now, onChange }: Props) {
  const creditStyles = useCreditStyles();
  const of = (name: SettingName): Omit<FieldProps, 'label'> => ({
    name,
    now,
    value: chosen[name],
    onChange: (value) => {
      const { [name]: _, ...others } = chosen;
      onChange(value === undefined ? others : { ...others, [name]: value });
    },
  });
  return (
    <fieldset className="settings">
      <legend>Settings</legend>
      <WordField label="Credit style" words={creditStyles} {...of('creditStyle')} />
      <WordField label="Datelines" words={datelines} {...of('datelines')} />
      <TypedField label="Sent on" type="date" {...of('referenceDate')} />
      <WordField label="Input format" words={formats} {...of('inputFormat')} />
      <TypedField label="Columns of a table" type="text" {...of('columns')} />
    </fieldset>
  );
}

interface FieldProps {
  readonly label: string;
  readonly name: SettingName;
  readonly now: Props['now'];
  /** `undefined`: it stays as it is. */
  readonly value: string | null | undefined;
  readonly onChange: (value: string | null | undefined) => void;
}

function WordField({
  label,
  name,
  now,
  value,
  onChange,
  words,
}: FieldProps & { readonly words: readonly Choice[] }) {
  return (
    <ChoiceOf
      label={label}
      choices={settingChoices(name, now, words)}
      chosen={value === undefined ? asItIs : (value ?? nothing)}
      onChoose={(id) => onChange(meant(id))}
    />
  );
}

function TypedField({
  label,
  name,
  now,
  value,
  onChange,
  type,
}: FieldProps & { readonly type: 'date' | 'text' }) {
  const [isTyped, setIsTyped] = useState(typeof value === 'string');
  const untyped = value === null ? nothing : asItIs;
  return (
    <>
      <ChoiceOf
        label={label}
        choices={settingChoices(name, now, [{ id: typed, name: type === 'date' ? 'this day:' : 'these:' }])}
        chosen={isTyped ? typed : untyped}
        onChoose={(id) => {
          setIsTyped(id === typed);
          onChange(id === typed ? undefined : meant(id));
        }}
      />
      {isTyped && (
        <TextField
          type={type}
          value={value ?? ''}
          onChange={(text) => onChange(text === '' ? undefined : text)}
        >
          <Label>{type === 'date' ? 'Day' : 'Columns, like caption=Beschreibung,credit=Quelle'}</Label>
          <Input />
        </TextField>
      )}
    </>
  );
}

function meant(id: string): string | null | undefined {
  if (id === asItIs) return undefined;
  return id === nothing ? null : id;
}

function toChoices(words: readonly string[]): readonly Choice[] {
  return words.map((word) => ({ id: word, name: word }));
}
