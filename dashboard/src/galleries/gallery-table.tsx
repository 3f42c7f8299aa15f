import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import type { ListedGallery } from '../../../src/client/listing-schemas.ts';
import { Moment } from '../controls/moment.tsx';
import { StateBadge } from '../controls/state-badge.tsx';
import { Thumbnail } from '../controls/thumbnail.tsx';
import { counted } from '../controls/counted.ts';

interface Props {
  readonly galleries: readonly ListedGallery[];
  readonly isFiltered: boolean;
  readonly isLoading: boolean;
}

/** Galleries, a row each; up, down and enter. */
export function GalleryTable({ galleries, isFiltered, isLoading }: Props) {
  return (
    <Table aria-label="Galleries" className="react-aria-Table cards" selectionMode="none">
      <TableHeader>
        <Column isRowHeader>Headline</Column>
        <Column>Source</Column>
        <Column>Received</Column>
        <Column>Entries → items</Column>
        <Column>Warnings</Column>
        <Column>State</Column>
      </TableHeader>
      <TableBody items={galleries} renderEmptyState={() => <Nothing {...{ isFiltered, isLoading }} />}>
        {(gallery) => <GalleryRow gallery={gallery} />}
      </TableBody>
    </Table>
  );
}

function GalleryRow({ gallery }: { readonly gallery: ListedGallery }) {
  const { id, name, headline, source, revision, receivedAt, revisedAt, summary, state } = gallery;
  return (
    <Row id={id} href={`/galleries/${encodeURIComponent(id)}`} textValue={headline ?? name}>
      <Cell>
        <span className="headline-cell">
          {summary?.photoDigest != null && <Thumbnail digest={summary.photoDigest} size="small" alt="" />}
          <span dir="auto" className="headline">
            {headline ?? name}
          </span>
          {summary?.flags.map((flag) => (
            <span key={flag} className="flag">
              {flag}
            </span>
          ))}
        </span>
      </Cell>
      <Cell>{source}</Cell>
      <Cell>
        <Moment at={revision > 1 ? revisedAt : receivedAt} isShort />
        {revision > 1 && <span className="aside"> {`revision ${revision}`}</span>}
      </Cell>
      <Cell>{summary === null ? '' : `${summary.entries} → ${summary.items}`}</Cell>
      <Cell>
        {summary !== null && summary.warnings > 0 && (
          <span className="warned">{counted(summary.warnings, 'warning')}</span>
        )}
      </Cell>
      <Cell>
        <StateBadge state={state} />
      </Cell>
    </Row>
  );
}

function Nothing({ isFiltered, isLoading }: Pick<Props, 'isFiltered' | 'isLoading'>) {
  if (isLoading) return <p className="hint">Loading …</p>;
  if (isFiltered)
    return <p className="hint">No gallery answers to this. Clear a filter, or search for less.</p>;
  return (
    <p className="hint">
      No gallery has come in yet. Press “Clean a gallery”, drop a file on this page, or run:{' '}
      <code>cutline submit FILE</code>
    </p>
  );
}
