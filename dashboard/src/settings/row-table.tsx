import { type ReactNode, useState } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import { counted } from '../controls/counted.ts';
import type { DeskRow } from './desk-rows.ts';

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly DeskRow<Row>[];
  readonly describe: (row: Row) => string;
  readonly onEdit: (name: string) => void;
  readonly addButton: ReactNode;
  readonly emptyHint?: string;
}

const shownAtOnce = 50;

/** A table of rules, what the desk changed first, to be searched; beside a changed row stands the one that ships. */
export function RowTable<Row>({ label, rows, describe, onEdit, addButton, emptyHint }: Props<Row>) {
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(shownAtOnce);
  const matching = sortChangedFirst(rows).filter((row) => matches(row, describe, search));
  return (
    <>
      <div className="filters">
        <SearchField className="search" value={search} onChange={setSearch}>
          <Label>{`Search ${label.toLowerCase()}`}</Label>
          <Input />
        </SearchField>
        {addButton}
      </div>
      <p className="aside" role="status">
        {rows.length === 0 ? (emptyHint ?? '') : counted(matching.length, 'row')}
      </p>
      {matching.length > 0 && (
        <table className="rows" aria-label={label}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">What it says</th>
              <th scope="col">
                <span className="hidden">Edit</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {matching.slice(0, shown).map((row) => (
              <TableRow key={row.name} row={row} describe={describe} onEdit={onEdit} />
            ))}
          </tbody>
        </table>
      )}
      {matching.length > shown && (
        <Button onPress={() => setShown(shown + shownAtOnce)}>{`More of ${matching.length}`}</Button>
      )}
    </>
  );
}

interface RowProps<Row> extends Pick<Props<Row>, 'describe' | 'onEdit'> {
  readonly row: DeskRow<Row>;
}

function TableRow<Row>({ row: { name, row, shipped, status }, describe, onEdit }: RowProps<Row>) {
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{name}</span>{' '}
        {status !== 'shipped' && <span className={`flag ${status}`}>{status}</span>}
      </th>
      <td dir="auto">
        {row !== null && <p>{describe(row)}</p>}
        {shipped !== null && status !== 'shipped' && (
          <p className="aside">{`ships as: ${describe(shipped)}`}</p>
        )}
      </td>
      <td>
        <Button aria-label={`Edit ${name}`} onPress={() => onEdit(name)}>
          Edit
        </Button>
      </td>
    </tr>
  );
}

function matches<Row>(
  { name, row, shipped }: DeskRow<Row>,
  describe: (row: Row) => string,
  search: string,
): boolean {
  const texts = [name, ...[row, shipped].flatMap((each) => (each === null ? [] : [describe(each)]))];
  const wanted = search.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

function sortChangedFirst<Row>(rows: readonly DeskRow<Row>[]): readonly DeskRow<Row>[] {
  const isShipped = ({ status }: DeskRow<Row>) => status === 'shipped';
  return [...rows.filter((row) => !isShipped(row)), ...rows.filter(isShipped)];
}
