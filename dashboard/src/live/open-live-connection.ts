import type { Run } from '../../../src/client/api-schemas.ts';

interface Listener {
  /** Connected, for the first time or again: anything may have changed meanwhile. */
  readonly onOpen: () => void;
  readonly onLost: () => void;
  readonly onRuns: (runs: readonly Run[]) => void;
}

/** The server beats every 15 s; a connection that is silent for longer than this is dead, as after a laptop's sleep. */
const silenceMs = 40_000;
const reopenMs = 2_000;

/** Hears of changes from `/api/events`, and connects anew for as long as it takes. */
export function openLiveConnection({ onOpen, onLost, onRuns }: Listener): { readonly close: () => void } {
  let events: EventSource;
  let timer: number;
  const reopenAfter = (delayMs: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      events.close();
      onLost();
      open();
    }, delayMs);
  };
  const open = () => {
    events = new EventSource('/api/events');
    reopenAfter(silenceMs);
    events.addEventListener('open', () => {
      reopenAfter(silenceMs);
      onOpen();
    });
    events.addEventListener('error', () => {
      onLost();
      // The browser tries again by itself unless the answer was no stream.
      if (events.readyState === EventSource.CLOSED) reopenAfter(reopenMs);
    });
    events.addEventListener('beat', () => reopenAfter(silenceMs));
    events.addEventListener('runs', (event: MessageEvent<string>) => {
      reopenAfter(silenceMs);
      onRuns(JSON.parse(event.data) as readonly Run[]);
    });
  };
  open();
  return {
    close: () => {
      window.clearTimeout(timer);
      events.close();
    },
  };
}
