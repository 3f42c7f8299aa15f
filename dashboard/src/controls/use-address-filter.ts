import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

/** What a list is filtered by, as the address has it, so that it can be sent on and comes back with "back". `names` stays the same array. */
export function useAddressFilter<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const text = JSON.stringify(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  const filter = useMemo(
    () =>
      Object.fromEntries(JSON.parse(text) as readonly [Name, string][]) as {
        readonly [One in Name]?: string;
      },
    [text],
  );
  const setFilter = useCallback(
    (name: Name, value: string) =>
      setParams(
        (before) => {
          if (value === '') before.delete(name);
          else before.set(name, value);
          return before;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(
    () =>
      setParams(
        (before) => {
          for (const name of names) before.delete(name);
          return before;
        },
        { replace: true },
      ),
    [names, setParams],
  );
  return { filter, setFilter, clear };
}
