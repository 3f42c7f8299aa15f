import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { client } from '../client.ts';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { stateChoices } from '../galleries/filter-choices.ts';
import { useRunFilter } from './use-run-filter.ts';

const changeChoices = [
  { id: '', name: 'whatever they changed' },
  { id: 'yes', name: 'changed something' },
  { id: 'no', name: 'changed nothing' },
];

/** Filters of the list of runs. */
export function RunFilterBar() {
  const { filter, setFilter, clear } = useRunFilter();
  const { data } = useQuery({
    queryKey: ['reruns', 'names'],
    queryFn: ({ signal }) => client.listBulkReruns({ limit: 50 }, signal),
  });
  const bulks = data?.reruns.map(({ id, reason, requestedBy }) => ({
    id,
    name: `${reason} (${requestedBy})`,
  }));
  return (
    <div className="filters" role="search" aria-label="Runs">
      <ChoiceOf
        label="State"
        choices={stateChoices}
        chosen={filter.state ?? ''}
        onChoose={(state) => setFilter('state', state)}
      />
      <ChoiceOf
        label="Rerun of many"
        choices={[{ id: '', name: 'any or none' }, ...(bulks ?? [])]}
        chosen={filter.bulk ?? ''}
        onChoose={(bulk) => setFilter('bulk', bulk)}
      />
      <ChoiceOf
        label="Changes"
        choices={changeChoices}
        chosen={filter.changes ?? ''}
        onChoose={(changes) => setFilter('changes', changes)}
      />
      {Object.keys(filter).length > 0 && <Button onPress={clear}>Clear</Button>}
    </div>
  );
}
