import { Button } from 'react-aria-components';
import { messageOf } from './message-of.ts';

interface Props {
  /** `null`: there is none. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, and where it makes sense a way to try again. */
export function Problem({ error, onRetry }: Props) {
  if (error === null || error === undefined) return null;
  return (
    <div role="alert" className="problem">
      <p>{messageOf(error)}</p>
      {onRetry !== undefined && <Button onPress={onRetry}>Try again</Button>}
    </div>
  );
}
