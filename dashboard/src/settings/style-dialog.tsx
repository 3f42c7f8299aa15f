import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { CreditStyleRow } from '../../../src/desk-rules/desk-rules.ts';
import type { DeskRow } from './desk-rows.ts';
import { FormDialog } from '../controls/form-dialog.tsx';
import { RowName } from './row-name.tsx';

interface Props {
  /** `null`: a new one. */
  readonly style: DeskRow<CreditStyleRow> | null;
  readonly takenNames: readonly string[];
  readonly onClose: () => void;
  readonly onSet: (row: CreditStyleRow) => void;
  readonly onDrop: () => void;
}

interface Line {
  readonly key: number;
  readonly line: string;
  readonly agency: string;
  readonly from: string;
}

/** A credit style: templates, of which the first that fits is printed. */
export function StyleDialog({ style, takenNames, onClose, onSet, onDrop }: Props) {
  const [name, setName] = useState(style?.name ?? '');
  const [lines, setLines] = useState<readonly Line[]>(() => toLines(style?.row ?? null));
  const isTaken = takenNames.includes(name.trim());
  return (
    <FormDialog
      title={style === null ? 'A credit style of our own' : `The credit style “${style.name}”`}
      isComplete={name.trim() !== '' && !isTaken && lines.some(({ line }) => line.trim() !== '')}
      onClose={onClose}
      onSubmit={() => onSet({ name: name.trim(), templates: toTemplates(lines) })}
      submitLabel="Take this over"
      others={style !== null && style.status !== 'shipped' && <Drop style={style} onDrop={onDrop} />}
    >
      <RowName label="Name" name={name} onChange={setName} isNew={style === null} isTaken={isTaken} />
      <p className="aside">
        The first template that holds all a credit names is printed: {'{creators}'}, {'{agency}'},{' '}
        {'{provider}'}, {'{via}'} and {'{marks}'} (Pool, File).
      </p>
      <Templates lines={lines} onChange={setLines} />
    </FormDialog>
  );
}

interface TemplatesProps {
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
}

function Templates({ lines, onChange }: TemplatesProps) {
  const change = (key: number, part: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <>
      <ol className="stack">
        {lines.map((line, place) => (
          <li key={line.key} className="template">
            <TemplateFields line={line} place={place} onChange={(part) => change(line.key, part)} />
            <Button
              className="quiet"
              aria-label={`Remove template ${place + 1}`}
              onPress={() => onChange(lines.filter(({ key }) => key !== line.key))}
            >
              ×
            </Button>
          </li>
        ))}
      </ol>
      <div>
        <Button onPress={() => onChange([...lines, emptyLine(nextKey(lines))])}>Another template</Button>
      </div>
    </>
  );
}

function Drop({ style, onDrop }: { readonly style: DeskRow<CreditStyleRow>; readonly onDrop: () => void }) {
  return (
    <Button className="danger" onPress={onDrop}>
      {style.shipped === null ? 'Remove the style' : 'As it ships'}
    </Button>
  );
}

interface FieldsProps {
  readonly line: Line;
  readonly place: number;
  readonly onChange: (part: Partial<Line>) => void;
}

function TemplateFields({ line, place, onChange }: FieldsProps) {
  const number = place + 1;
  return (
    <>
      <TextField
        value={line.line}
        onChange={(text) => onChange({ line: text })}
        className="react-aria-TextField wide"
      >
        <Label>{`Template ${number}`}</Label>
        <Input placeholder="{creators}/{agency}{marks}" />
      </TextField>
      <TextField value={line.agency} onChange={(agency) => onChange({ agency })}>
        <Label>only agency</Label>
        <Input />
      </TextField>
      <TextField type="date" value={line.from} onChange={(from) => onChange({ from })}>
        <Label>only from</Label>
        <Input />
      </TextField>
    </>
  );
}

function toLines(style: CreditStyleRow | null): readonly Line[] {
  if (style === null) return [emptyLine(0)];
  return style.templates.map(({ line, agency = '', from = '' }, key) => ({ key, line, agency, from }));
}

function emptyLine(key: number): Line {
  return { key, line: '', agency: '', from: '' };
}

function nextKey(lines: readonly Line[]): number {
  return Math.max(-1, ...lines.map(({ key }) => key)) + 1;
}

function toTemplates(lines: readonly Line[]): CreditStyleRow['templates'] {
  return lines
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, agency, from }) => ({
      line: line.trim(),
      ...(agency.trim() !== '' && { agency: agency.trim() }),
      ...(from !== '' && { from }),
    }));
}
