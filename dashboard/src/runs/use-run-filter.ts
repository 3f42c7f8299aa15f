import type { RunState } from '../../../src/client/api-schemas.ts';
import type { RunQuestion } from '../../../src/client/run-requests.ts';
import { useAddressFilter } from '../controls/use-address-filter.ts';

const names = ['state', 'bulk', 'changes'] as const;

/** The filter of the list of runs, as the address has it, and as the server is asked for it. */
export function useRunFilter() {
  const { filter, ...rest } = useAddressFilter(names);
  const question: RunQuestion = {
    // A state that the server does not know it refuses, and says so.
    state: (filter.state ?? null) as RunState | null,
    bulkId: filter.bulk ?? null,
    isChange: filter.changes === undefined ? null : filter.changes === 'yes',
  };
  return { filter, question, ...rest };
}
