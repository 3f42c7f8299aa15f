import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import type { Run } from '../../../src/client/api-schemas.ts';
import { duration } from '../controls/duration.ts';
import { Moment } from '../controls/moment.tsx';
import { StateBadge } from '../controls/state-badge.tsx';
import { changesInWords } from './changes-in-words.ts';
import { runPath } from './run-path.ts';

interface Props {
  readonly runs: readonly Run[];
  readonly isFiltered: boolean;
  readonly isLoading: boolean;
}

/** Runs, a row each: of what, who asked for it and why, how long it took, what it changed. */
export function RunTable({ runs, isFiltered, isLoading }: Props) {
  return (
    <Table aria-label="Runs" className="react-aria-Table cards" selectionMode="none">
      <TableHeader>
        <Column isRowHeader>Gallery</Column>
        <Column>Asked for</Column>
        <Column>Changes</Column>
        <Column>Waited</Column>
        <Column>Took</Column>
        <Column>State</Column>
      </TableHeader>
      <TableBody items={runs} renderEmptyState={() => <Nothing {...{ isFiltered, isLoading }} />}>
        {(run) => <RunRow run={run} />}
      </TableBody>
    </Table>
  );
}

function RunRow({ run }: { readonly run: Run }) {
  const { gallery, requestedBy, reason, createdAt, state, isPreview, timings, error } = run;
  const name = gallery.headline ?? gallery.name;
  return (
    <Row id={run.id} href={runPath(run)} textValue={name}>
      <Cell>
        <span className="headline" dir="auto">
          {name}
        </span>
        {error !== null && (
          <span className="run-error" dir="auto">
            {error.message}
          </span>
        )}
      </Cell>
      <Cell>
        {requestedBy}: <span dir="auto">{reason}</span>{' '}
        <span className="aside">
          <Moment at={createdAt} isShort />
        </span>
      </Cell>
      <Cell>{changesInWords(run)}</Cell>
      <Cell>{timings !== null && <Took label="waited" ms={timings.waitMs} />}</Cell>
      <Cell>
        {timings !== null && <Took label="took" ms={timings.photosMs + timings.loadMs + timings.cleanMs} />}
      </Cell>
      <Cell>
        <StateBadge state={state} /> {isPreview && <span className="flag">preview</span>}
      </Cell>
    </Row>
  );
}

/** The label is for cards, which have no heads. */
function Took({ label, ms }: { readonly label: string; readonly ms: number }) {
  return (
    <span className="took">
      <span className="card-label">{label} </span>
      {duration(ms)}
    </span>
  );
}

function Nothing({ isFiltered, isLoading }: Pick<Props, 'isFiltered' | 'isLoading'>) {
  if (isLoading) return <p className="hint">Loading …</p>;
  if (isFiltered) return <p className="hint">No run answers to this. Clear a filter.</p>;
  return <p className="hint">Nothing has run yet: hand in a gallery first.</p>;
}
