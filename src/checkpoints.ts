/**
 * The steps of a gallery's way in, through and out, each named for what is done when it is reached. A process may die at any of
 * them: nothing is lost then, and nothing doubled when its sender or its successor goes on.
 */
export const checkpoints = [
  'body-received',
  'photos-kept',
  'signature-claimed',
  'gallery-written',
  'gallery-kept',
  'signature-settled',
  'answered',
  'relay-claimed',
  'relay-queued',
  'relay-marked',
  'drop-room-made',
  'drop-claimed',
  'drop-read',
  'drop-taken',
  'drop-refused',
  'place-drafted',
  'place-reserved',
  'reason-written',
  'drop-moved',
  'drop-released',
  'run-claimed',
  'photos-ordered',
  'photo-read',
  'run-cleaned',
  'run-published',
  'run-ended',
  'run-committed',
  'delivery-claimed',
  'file-renamed',
  'delivery-sent',
  'delivery-settled',
] as const;

export type Checkpoint = (typeof checkpoints)[number];

/** What befalls a process at a checkpoint: it dies as by a power cut, or stands still until it is told to go on. */
export interface Fault {
  readonly checkpoint: Checkpoint;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
}

let coming: Fault | null = null;

/** From now on this process meets this fault, once; `null`: none. The settings allow it to tests only. */
export function meetFault(fault: Fault | null): void {
  coming = fault;
}

/** A step is done. */
export function reached(checkpoint: Checkpoint): void {
  if (checkpoint !== coming?.checkpoint) return;
  const { signal } = coming;
  coming = null;
  process.kill(process.pid, signal);
}
