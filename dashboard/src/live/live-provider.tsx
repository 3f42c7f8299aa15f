import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { openLiveConnection } from './open-live-connection.ts';
import { queries } from './queries.ts';
import { refreshChanged } from './refresh-changed.ts';

const LiveContext = createContext(false);

/** Whether what is shown follows the records just now. */
export function useIsLive(): boolean {
  return useContext(LiveContext);
}

/** Keeps what the pages show as the records have it. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    const refresh = refreshChanged();
    const connection = openLiveConnection({
      onOpen: () => {
        setIsLive(true);
        refresh.all();
      },
      onLost: () => {
        setIsLive(false);
        // A login that has ended ends the connection, which itself cannot say so.
        void queries.invalidateQueries({ queryKey: ['session'] });
      },
      onRuns: refresh.runs,
    });
    return () => {
      connection.close();
      refresh.stop();
    };
  }, []);
  return <LiveContext value={isLive}>{children}</LiveContext>;
}
