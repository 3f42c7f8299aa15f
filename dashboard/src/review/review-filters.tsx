import { useQuery } from '@tanstack/react-query';
import type { Review } from '../../../src/client/review-schemas.ts';
import { client } from '../client.ts';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { kindNames } from './kind-names.ts';
import type { ReviewFilter } from './use-review-filter.ts';

interface Props {
  readonly filter: ReviewFilter;
  readonly counts: Review['counts'];
  readonly onFilter: (name: keyof ReviewFilter, value: string) => void;
}

/** Which doubts are shown, with how many there are of each kind. */
export function ReviewFilters({ filter, counts, onFilter }: Props) {
  const { data: sources = [] } = useQuery({
    queryKey: ['sources', 'names'],
    queryFn: ({ signal }) => client.listSourceNames(signal),
  });
  const count = (kind: string) => counts.find((each) => each.kind === kind)?.count ?? 0;
  const total = counts.reduce((sum, each) => sum + each.count, 0);
  const kinds = Object.entries(kindNames).map(([id, name]) => ({ id, name: `${name} (${count(id)})` }));
  return (
    <div className="actions" role="search" aria-label="Doubts">
      <ChoiceOf
        label="Kind"
        choices={[{ id: '', name: `every kind (${total})` }, ...kinds]}
        chosen={filter.kind ?? ''}
        onChoose={(kind) => onFilter('kind', kind)}
      />
      <ChoiceOf
        label="Source"
        choices={[{ id: '', name: 'any source' }, ...sources.map((name) => ({ id: name, name }))]}
        chosen={filter.source ?? ''}
        onChoose={(source) => onFilter('source', source)}
      />
    </div>
  );
}
