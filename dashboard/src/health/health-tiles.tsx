import type { Health } from '../../../src/client/health-schemas.ts';
import { printDuration, printRate } from './print-values.ts';

/** The numbers that ops look at first. */
export function HealthTiles({ health: { runs, deliveries, outbox } }: { readonly health: Health }) {
  const { recent } = runs;
  const minutes = `last ${recent.minutes} min`;
  return (
    <dl className="tiles">
      <Tile
        name="Oldest waiting"
        value={age(runs.oldestWaitingSeconds)}
        note={`${runs.waiting.toLocaleString()} waiting, ${runs.running} in work`}
      />
      <Tile
        name="In, out a minute"
        value={`${printRate(recent.asked / recent.minutes)} → ${printRate(recent.ended / recent.minutes)}`}
        note={minutes}
      />
      <PercentilesTile name="Wait time" measured={recent.waitMs} note={minutes} />
      <PercentilesTile name="Run time" measured={recent.runMs} note={minutes} />
      <Tile name="Failed" value={runs.failedLastHour.toLocaleString()} note="last hour" />
      <Tile
        name="Outbox"
        value={age(outbox.oldestSeconds)}
        note={`${outbox.pending.toLocaleString()} unheard of`}
      />
      <Tile
        name="Deliveries due"
        value={age(deliveries.oldestDueSeconds)}
        note={`${deliveries.pending.toLocaleString()} pending, ${deliveries.recent.ended - deliveries.recent.failed} sent, ${deliveries.recent.failed} failed, ${minutes}`}
      />
    </dl>
  );
}

function Tile({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>
        <span className="value">{value}</span>
        <span className="aside">{note}</span>
      </dd>
    </div>
  );
}

function age(seconds: number | null): string {
  return seconds === null ? 'none' : printDuration(seconds * 1000);
}

interface PercentilesProps {
  readonly name: string;
  readonly measured: Health['runs']['recent']['waitMs'];
  readonly note: string;
}

function PercentilesTile({ name, measured, note }: PercentilesProps) {
  if (measured === null) return <Tile name={name} value="none" note={note} />;
  const { p50, p95, p99 } = measured;
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>
        <span className="value several">
          <span>{`p50 ${printDuration(p50)}`}</span> <span>{`p95 ${printDuration(p95)}`}</span>{' '}
          <span>{`p99 ${printDuration(p99)}`}</span>
        </span>
        <span className="aside">{note}</span>
      </dd>
    </div>
  );
}
