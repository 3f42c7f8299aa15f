import type { RunState } from '../../../src/client/api-schemas.ts';

/** How far a run is, in a desk's word. */
export function StateBadge({ state }: { readonly state: RunState }) {
  return <span className={`state ${state}`}>{state === 'succeeded' ? 'clean' : state}</span>;
}
