import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { RulesVersion } from '../../../src/client/rules-schemas.ts';
import { client } from '../client.ts';
import { MoreButton } from '../controls/more-button.tsx';
import { Moment } from '../controls/moment.tsx';
import { Problem } from '../controls/problem.tsx';
import { useDeskDraft } from './desk-draft.ts';
import { RevertDialog } from './revert-dialog.tsx';
import { useVersionActions } from './use-version-actions.ts';

/** Who changed what, when and why; and the way back. */
export function VersionsPart() {
  const { view } = useDeskDraft();
  const [reverted, setReverted] = useState<number | null>(null);
  const versions = useInfiniteQuery({
    queryKey: ['rules', 'versions'],
    queryFn: ({ pageParam, signal }) => client.listRulesVersions({ cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const list = versions.data?.pages.flatMap((page) => page.versions) ?? [];
  return (
    <div className="stack">
      <Problem error={versions.error} onRetry={() => void versions.refetch()} />
      {versions.isSuccess && list.length === 0 && (
        <p className="hint">Nothing was saved yet: the rules are in effect as they ship.</p>
      )}
      {list.length > 0 && <VersionTable versions={list} onRevert={setReverted} />}
      <MoreButton list={versions} label="Older versions" />
      {view.inEffect !== 0 && (
        <div>
          <Button onPress={() => setReverted(0)}>Back to the rules as they ship</Button>
        </div>
      )}
      {reverted !== null && (
        <RevertDialog number={reverted} inEffect={view.inEffect} onClose={() => setReverted(null)} />
      )}
    </div>
  );
}

interface TableProps {
  readonly versions: readonly RulesVersion[];
  readonly onRevert: (number: number) => void;
}

function VersionTable({ versions, onRevert }: TableProps) {
  return (
    <table className="rows" aria-label="Versions">
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Why and who</th>
          <th scope="col">In effect from</th>
          <th scope="col">
            <span className="hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <VersionRow key={version.number} version={version} onRevert={onRevert} />
        ))}
      </tbody>
    </table>
  );
}

const states: Readonly<Record<RulesVersion['state'], string>> = {
  draft: 'draft',
  planned: 'planned',
  'in-effect': 'in effect',
  past: 'past',
};

function VersionRow({
  version,
  onRevert,
}: {
  readonly version: RulesVersion;
  readonly onRevert: (n: number) => void;
}) {
  const { number, state, reason, createdBy, createdAt, revertsTo, effectiveFrom, activatedBy } = version;
  const others = [
    ...(revertsTo === null ? [] : [revertsTo === 0 ? 'as the rules ship' : `as version ${revertsTo}`]),
    ...(activatedBy === null || activatedBy === createdBy ? [] : [`put in effect by ${activatedBy}`]),
  ];
  return (
    <tr>
      <th scope="row">
        {number} <span className={`flag ${state}`}>{states[state]}</span>
      </th>
      <td>
        <p dir="auto">{reason}</p>
        <p className="aside">
          <span dir="auto">{createdBy}</span>, <Moment at={createdAt} />
          {others.length > 0 && ` (${others.join(', ')})`}
        </p>
      </td>
      <td>{effectiveFrom === null ? '' : <Moment at={effectiveFrom} />}</td>
      <td>
        <VersionActions version={version} onRevert={onRevert} />
      </td>
    </tr>
  );
}

function VersionActions({ version: { number, state }, onRevert }: Parameters<typeof VersionRow>[0]) {
  const { isBusy, activate, withdraw, open } = useVersionActions(number);
  return (
    <div className="actions">
      <Button isDisabled={isBusy} aria-label={`Open version ${number}`} onPress={() => void open()}>
        Open
      </Button>
      {state === 'past' && (
        <Button aria-label={`Revert to version ${number}`} onPress={() => onRevert(number)}>
          Revert
        </Button>
      )}
      {state === 'draft' && (
        <Button
          isDisabled={isBusy}
          aria-label={`Put in effect: version ${number}`}
          onPress={() => void activate()}
        >
          Put in effect
        </Button>
      )}
      {state === 'planned' && (
        <Button isDisabled={isBusy} aria-label={`Withdraw version ${number}`} onPress={() => void withdraw()}>
          Withdraw
        </Button>
      )}
    </div>
  );
}
