/**
 * The steps of a gallery's way in, each named for what is done when it is reached. A process may die at any of them: nothing is
 * lost then, and nothing doubled when its sender or its successor goes on.
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
  'place-reserved',
  'reason-written',
  'drop-moved',
  'drop-released',
] as const;

export type Checkpoint = (typeof checkpoints)[number];

let deadly: Checkpoint | null = null;

/** From now on this process dies at a checkpoint as by a power cut, or, `null`, at none. The settings allow it to tests only. */
export function dieAt(checkpoint: Checkpoint | null): void {
  deadly = checkpoint;
}

/** A step is done. */
export function reached(checkpoint: Checkpoint): void {
  if (checkpoint === deadly) process.kill(process.pid, 'SIGKILL');
}
