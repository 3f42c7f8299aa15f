import type { Row } from '../framework/scenario.ts';
import type { Throughput } from './measure-side.ts';

/**
 * What a fleet would do, and need, if a gallery cost it what it costs here: workers with a core each, servers on machines of
 * their own. On paper: networks and disks are not in it.
 */
export function modelFleet(
  { workerMs, redisMs, postgresMs }: Omit<Throughput, 'jobsPerSecond'>,
  fleets: readonly { readonly machines: number; readonly workers: number }[],
): readonly Row[] {
  return fleets.map(({ machines, workers }) => {
    const perSecond = (workers * 1000) / workerMs;
    return {
      workers,
      machines,
      'galleries/s': perSecond,
      'cores for PostgreSQL': (perSecond * postgresMs) / 1000,
      'of Redis’ one core': `${((perSecond * redisMs) / 10).toFixed(0)} %`,
      'sessions of PostgreSQL, at most': workers * sessionsAProcess,
    };
  });
}

/** `max` of the pool in src/storage/postgres-database.ts. */
const sessionsAProcess = 10;
