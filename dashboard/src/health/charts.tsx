import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useSearchParams } from 'wouter';
import type { HealthRange } from '../../../src/client/health-schemas.ts';
import { client } from '../client.ts';
import { Problem } from '../controls/problem.tsx';
import { Chart } from './chart.tsx';
import { charts } from './chart-series.ts';

const ranges: readonly HealthRange[] = ['hour', 'day', 'week'];
const everyMs = 60_000;

/** How the system did in the last hour, day or week. */
export function Charts() {
  const [params, setParams] = useSearchParams();
  const range = ranges.find((each) => each === params.get('range')) ?? 'hour';
  const history = useQuery({
    // Not under `health`: what was measured changes once a minute, however busy the wire is.
    queryKey: ['healthHistory', range],
    queryFn: ({ signal }) => client.fetchHealthHistory(range, signal),
    refetchInterval: everyMs,
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label="Charts" className="charts-part">
      <div className="actions">
        <h2>The last</h2>
        <RangeChoice range={range} onChoose={(chosen) => setParams({ range: chosen }, { replace: true })} />
        {history.data?.points.length === 0 && (
          <p className="aside">Nothing was measured yet: each minute is, once it is over.</p>
        )}
      </div>
      <Problem error={history.error} onRetry={() => void history.refetch()} />
      {history.data !== undefined && (
        <div className="charts">
          {charts.map((plan) => (
            <Chart key={plan.title} plan={plan} history={history.data} />
          ))}
        </div>
      )}
    </section>
  );
}

interface RangeChoiceProps {
  readonly range: HealthRange;
  readonly onChoose: (range: string) => void;
}

function RangeChoice({ range, onChoose }: RangeChoiceProps) {
  return (
    <ToggleButtonGroup
      aria-label="How far back"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[range]}
      onSelectionChange={(keys) => onChoose(String([...keys][0] ?? 'hour'))}
    >
      {ranges.map((each) => (
        <ToggleButton key={each} id={each}>
          {each}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
