import type { Health } from '../../../src/client/health-schemas.ts';

/** What somebody should see to, or that there is nothing. */
export function AlarmList({ alarms }: Pick<Health, 'alarms'>) {
  if (alarms.length === 0) return <p className="well">Nothing to see to.</p>;
  return (
    <ul className="alarms" aria-label="What to see to">
      {alarms.map(({ code, message, isUrgent }) => (
        <li key={`${code} ${message}`} className={isUrgent ? 'problem' : 'warning'}>
          {isUrgent && <strong>Urgent: </strong>}
          {message}
        </li>
      ))}
    </ul>
  );
}
