import { useIsLive } from '../live/live-provider.tsx';

/** Says whether what is shown follows the records. */
export function Live() {
  const isLive = useIsLive();
  return (
    <p role="status" className={isLive ? 'live' : 'live away'}>
      {isLive ? 'live' : 'reconnecting …'}
    </p>
  );
}
