import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSearchParams } from 'wouter';
import type { DeskView } from '../../../src/client/rules-schemas.ts';
import { client } from '../client.ts';
import { counted } from '../controls/counted.ts';
import { Problem } from '../controls/problem.tsx';
import { AgenciesPart } from './agencies-part.tsx';
import { ChangesPart } from './changes-part.tsx';
import { DeskDraftContext } from './desk-draft.ts';
import { HousePart } from './house-part.tsx';
import { NamesPart } from './names-part.tsx';
import { SourcesPart } from './sources-part.tsx';
import { ThresholdsPart } from './thresholds-part.tsx';
import { TrialContext, type TrialState } from './trial.ts';
import { useDraftOf } from './use-draft-of.ts';
import { VersionsPart } from './versions-part.tsx';
import { WordsPart } from './words-part.tsx';
import './settings.css';

/** Others may save meanwhile. */
const lookEveryMs = 15_000;

/** Sources, and what the desk changes of the rules: tried before it is saved, version by version. */
export function SettingsPage() {
  const rules = useQuery({
    queryKey: ['rules'],
    queryFn: ({ signal }) => client.fetchRules(signal),
    refetchInterval: lookEveryMs,
  });
  return (
    <>
      <div className="page-head">
        <h1>Settings</h1>
      </div>
      <Problem error={rules.error} onRetry={() => void rules.refetch()} />
      {rules.data === undefined ? (
        rules.isPending && <p className="hint">Loading …</p>
      ) : (
        <Parts view={rules.data} />
      )}
    </>
  );
}

const parts = [
  { id: 'sources', title: 'Sources', Content: SourcesPart },
  { id: 'house', title: 'House style', Content: HousePart },
  { id: 'thresholds', title: 'Thresholds', Content: ThresholdsPart },
  { id: 'agencies', title: 'Agencies', Content: AgenciesPart },
  { id: 'words', title: 'Words', Content: WordsPart },
  { id: 'names', title: 'Names', Content: NamesPart },
  { id: 'changes', title: 'Try and save', Content: ChangesPart },
  { id: 'versions', title: 'Versions', Content: VersionsPart },
] as const;

function Parts({ view }: { readonly view: DeskView }) {
  const draft = useDraftOf(view);
  const trial = useState<TrialState | null>(null);
  const [params, setParams] = useSearchParams();
  const part = parts.find(({ id }) => id === params.get('part')) ?? parts[0];
  const choose = (id: string) => setParams({ part: id });
  return (
    <DeskDraftContext value={draft}>
      <TrialContext value={trial}>
        {draft.changes.length > 0 && part.id !== 'changes' && <Unsaved count={draft.changes.length} />}
        <Tabs
          selectedKey={part.id}
          onSelectionChange={(key) => choose(String(key))}
          keyboardActivation="manual"
        >
          <TabList aria-label="Settings">
            {parts.map(({ id, title }) => (
              <Tab key={id} id={id}>
                {id === 'changes' && draft.changes.length > 0 ? `${title} (${draft.changes.length})` : title}
              </Tab>
            ))}
          </TabList>
          {parts.map(({ id, Content }) => (
            <TabPanel key={id} id={id}>
              <Content />
            </TabPanel>
          ))}
        </Tabs>
      </TrialContext>
    </DeskDraftContext>
  );
}

function Unsaved({ count }: { readonly count: number }) {
  return (
    <p className="unsaved" role="status">
      {`${counted(count, 'change')} not saved. `}
      <Link href="/settings?part=changes">Try and save</Link>
    </p>
  );
}
