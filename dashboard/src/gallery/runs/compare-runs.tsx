import { useSearchParams } from 'wouter';
import type { GalleryWithRuns, Run } from '../../../../src/client/api-schemas.ts';
import { ChangesOfRun } from '../../changes/changes-of-run.tsx';
import { ChoiceOf } from '../../controls/choice-of.tsx';
import { settingChangesInWords } from '../../runs/settings-in-words.ts';
import { runChoices } from './run-choices.ts';

interface Props {
  /** `run_a..run_b`, as the address has it. */
  readonly compared: string;
  readonly gallery: GalleryWithRuns['gallery'];
  readonly runs: readonly Run[];
}

/** Two runs of a gallery side by side, item by item. */
export function CompareRuns({ compared, gallery: { publishedRunId }, runs }: Props) {
  const [, setParams] = useSearchParams();
  const [before = '', after = ''] = compared.split('..');
  const choices = runChoices(
    runs.filter(({ state }) => state === 'succeeded'),
    publishedRunId,
  );
  const show = (left: string, right: string) =>
    setParams({ compare: `${left}..${right}` }, { replace: true });
  return (
    <section aria-label="Compare runs">
      <div className="filters">
        <ChoiceOf label="Before" choices={choices} chosen={before} onChoose={(id) => show(id, after)} />
        <ChoiceOf label="After" choices={choices} chosen={after} onChoose={(id) => show(before, id)} />
      </div>
      <SettingChanges runs={runs} ids={[before, after]} />
      {before === after ? (
        <p className="hint">This is one run. Choose two.</p>
      ) : (
        <ChangesOfRun runId={after} since={before} />
      )}
    </section>
  );
}

interface SettingChangesProps {
  readonly runs: readonly Run[];
  readonly ids: readonly string[];
}

/** What differs in how the two were cleaned. */
function SettingChanges({ runs, ids }: SettingChangesProps) {
  const [left, right] = ids.map((id) => runs.find((run) => run.id === id));
  if (left === undefined || right === undefined || left.settingsDigest === right.settingsDigest) return null;
  return (
    <p className="aside" dir="auto">
      Settings: {settingChangesInWords(left.settings, right.settings)}
    </p>
  );
}
