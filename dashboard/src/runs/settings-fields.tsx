import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import type { Run } from '../../../src/client/api-schemas.ts';
import type { BulkRerunRequest } from '../../../src/client/rerun-schemas.ts';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { asItIs, creditStyleNames, formatNames, none, settingChoices, typed } from './setting-choices.ts';
import './settings-fields.css';

/** What is to be otherwise than it is. */
export type ChosenSettings = NonNullable<BulkRerunRequest['settings']>;

interface Props {
  readonly chosen: ChosenSettings;
  /** How the one gallery was cleaned last; `null`: there are many. */
  readonly now: Run['settings'] | null;
  readonly onChange: (chosen: ChosenSettings) => void;
}

/** How galleries are to be cleaned: each setting as it is unless something else is chosen. */
export function SettingsFields({ chosen, now, onChange }: Props) {
  const change = (name: keyof ChosenSettings, value: string | null | undefined) => {
    const { [name]: _, ...others } = chosen;
    onChange(value === undefined ? others : { ...others, [name]: value });
  };
  const shared = { chosen, now, change };
  return (
    <fieldset className="settings">
      <legend>Settings</legend>
      <WordField
        label="Credit style"
        {...{ ...shared, name: 'creditStyle', ofNone: 'as the house prints', words: creditStyleNames }}
      />
      <WordField
        label="Datelines"
        {...{ ...shared, name: 'datelines', ofNone: 'as the house has it', words: ['kept', 'cut'] }}
      />
      <TypedField
        label="Sent on"
        {...{ ...shared, name: 'referenceDate', ofNone: 'found in the gallery', type: 'date' }}
      />
      <WordField
        label="Input format"
        {...{ ...shared, name: 'inputFormat', ofNone: 'found from the content', words: formatNames }}
      />
      <TypedField
        label="Columns of a table"
        {...{ ...shared, name: 'columns', ofNone: 'found by their names', type: 'text' }}
      />
    </fieldset>
  );
}

interface FieldProps {
  readonly label: string;
  readonly name: keyof ChosenSettings;
  readonly chosen: ChosenSettings;
  readonly now: Run['settings'] | null;
  readonly change: (name: keyof ChosenSettings, value: string | null | undefined) => void;
  /** What it means to be none. */
  readonly ofNone: string;
}

function WordField({
  label,
  name,
  chosen,
  now,
  change,
  ofNone,
  words,
}: FieldProps & { readonly words: readonly string[] }) {
  const value = chosen[name];
  return (
    <ChoiceOf
      label={label}
      choices={settingChoices(
        inWords(now, name, ofNone),
        ofNone,
        words.map((word) => ({ id: word, name: word })),
      )}
      chosen={value === undefined ? asItIs : (value ?? none)}
      onChoose={(id) => change(name, meant(id))}
    />
  );
}

function TypedField({
  label,
  name,
  chosen,
  now,
  change,
  ofNone,
  type,
}: FieldProps & { readonly type: 'date' | 'text' }) {
  const value = chosen[name];
  const [isTyped, setIsTyped] = useState(typeof value === 'string');
  return (
    <>
      <ChoiceOf
        label={label}
        choices={settingChoices(inWords(now, name, ofNone), ofNone, [
          { id: typed, name: type === 'date' ? 'this day:' : 'these:' },
        ])}
        chosen={isTyped ? typed : (meantNone(value) ?? asItIs)}
        onChoose={(id) => {
          setIsTyped(id === typed);
          change(name, id === typed ? undefined : meant(id));
        }}
      />
      {isTyped && (
        <TextField
          type={type}
          value={value ?? ''}
          onChange={(text) => change(name, text === '' ? undefined : text)}
        >
          <Label>{type === 'date' ? 'Day' : 'Columns, like caption=Beschreibung,credit=Quelle'}</Label>
          <Input />
        </TextField>
      )}
    </>
  );
}

function inWords(now: Props['now'], name: keyof ChosenSettings, ofNone: string): string | undefined {
  return now === null ? undefined : (now[name] ?? ofNone);
}

function meant(id: string): string | null | undefined {
  if (id === asItIs) return undefined;
  return id === none ? null : id;
}

function meantNone(value: string | null | undefined): string | null {
  return value === null ? none : null;
}
