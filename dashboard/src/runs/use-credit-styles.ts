import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import type { Choice } from '../controls/choice.ts';
import { styleRows } from '../settings/desk-rows.ts';

const received: Choice = { id: 'received', name: 'as received' };

/** How credit lines may be printed: as received, and in every style that ships or is the desk's own. */
export function useCreditStyles(): readonly Choice[] {
  const { data } = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => client.fetchRules(signal) });
  const styles = data === undefined ? [] : styleRows(data.shipped, data.rules);
  return [received, ...styles.map(({ name }) => ({ id: name, name }))];
}
