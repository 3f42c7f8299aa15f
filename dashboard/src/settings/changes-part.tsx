import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { counted } from '../controls/counted.ts';
import { ReasonField } from '../controls/reason-field.tsx';
import { useDeskDraft } from './desk-draft.ts';
import { useTrial } from './trial.ts';
import { TrialResult } from './trial-result.tsx';
import { useSave } from './use-save.ts';

/** What is changed on this page, what that would do to the newest galleries, and saving it. */
export function ChangesPart() {
  const { changes } = useDeskDraft();
  const [trial] = useTrial();
  return (
    <div className="stack">
      {changes.length === 0 ? (
        <p className="hint">
          Nothing is changed on this page. Change a style, a threshold or a table, then come back to try and
          save it.
        </p>
      ) : (
        <Unsaved />
      )}
      {trial !== null && <TrialResult trial={trial} />}
    </div>
  );
}

function Unsaved() {
  const { changes, base, view, discard, rebase } = useDeskDraft();
  return (
    <>
      <section className="settings-card" aria-label="Changes not saved">
        <h2>{`${counted(changes.length, 'change')} not saved`}</h2>
        <ul className="unsaved-changes">
          {changes.map((change) => (
            <li key={change} dir="auto">
              {change}
            </li>
          ))}
        </ul>
        <Button className="danger" onPress={discard}>
          Discard them
        </Button>
      </section>
      {base !== view.inEffect && (
        <div className="problem" role="alert">
          <p>{`Version ${view.inEffect} came into effect meanwhile; these changes were made from version ${base}.`}</p>
          <Button onPress={rebase}>Save mine in its place</Button>
        </div>
      )}
      <SaveForm />
    </>
  );
}

const sizes = ['20', '50', '200', '1000'].map((id) => ({ id, name: `${id} newest galleries` }));

function SaveForm() {
  const { changes } = useDeskDraft();
  const { isBusy, isTried, tryOut, save } = useSave();
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const told = reason.trim();
  const what = changes.join('; ').slice(0, 900);
  return (
    <Form
      className="settings-card stack"
      aria-label="Try and save"
      onSubmit={(event) => {
        event.preventDefault();
        void save(told, from === '' ? null : new Date(from).toISOString());
      }}
    >
      <TryOut isBusy={isBusy} onTry={(newest) => void tryOut(told === '' ? what : told, newest)} />
      <div className="filters">
        <div className="search">
          <ReasonField value={reason} onChange={setReason} />
        </div>
        <TextField type="datetime-local" value={from} onChange={setFrom}>
          <Label>In effect from (empty: at once)</Label>
          <Input />
        </TextField>
        <Button type="submit" className="primary" isDisabled={isBusy || told === ''}>
          {from === '' ? 'Save' : 'Plan'}
        </Button>
      </div>
      {!isTried && <p className="aside">These rules were not tried yet. Nothing is published by trying.</p>}
    </Form>
  );
}

interface TryProps {
  readonly isBusy: boolean;
  readonly onTry: (newest: number) => void;
}

function TryOut({ isBusy, onTry }: TryProps) {
  const [newest, setNewest] = useState('50');
  return (
    <div className="filters">
      <ChoiceOf label="Try it on the" choices={sizes} chosen={newest} onChoose={setNewest} />
      <Button isDisabled={isBusy} onPress={() => onTry(Number(newest))}>
        What would change
      </Button>
    </div>
  );
}
