import type { Caller } from './caller.ts';
import {
  type Health,
  type HealthHistory,
  healthHistorySchema,
  type HealthRange,
  healthSchema,
  type PausableQueue,
  type Paused,
  pausedSchema,
} from './health-schemas.ts';

/** How the system does, and stopping and starting its queues. */
export interface HealthRequests {
  readonly fetchHealth: (signal?: AbortSignal) => Promise<Health>;
  readonly fetchHealthHistory: (range: HealthRange, signal?: AbortSignal) => Promise<HealthHistory>;
  /** Has nobody take up jobs of a queue any more, or has them taken up again. */
  readonly setPaused: (queue: PausableQueue, isPaused: boolean, who: string) => Promise<Paused>;
}

export function healthRequests({ get, post }: Caller): HealthRequests {
  return {
    fetchHealth: (signal) => get('/api/health', healthSchema, {}, signal),
    fetchHealthHistory: (range, signal) => get('/api/health/history', healthHistorySchema, { range }, signal),
    setPaused: (queue, isPaused, who) =>
      post(`/api/queues/${queue}/${isPaused ? 'pause' : 'resume'}`, pausedSchema, { who }),
  };
}
