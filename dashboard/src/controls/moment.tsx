interface Props {
  /** ISO 8601, with its zone. */
  readonly at: string;
  /** Without the year, and without UTC beside it. */
  readonly isShort?: boolean;
}

const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const short = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const withZone = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const utc = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone: 'UTC' });
const fullUtc = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'long',
  timeZone: 'UTC',
});

/** A moment in the reader's zone, with UTC, in which wires count, beside it or, where it is short, when it is pointed at. */
export function Moment({ at, isShort = false }: Props) {
  const moment = new Date(at);
  const isUtcToo = moment.getTimezoneOffset() === 0;
  return (
    <time dateTime={at} title={`${withZone.format(moment)} (${fullUtc.format(moment)})`}>
      {(isShort ? short : long).format(moment)}
      {!isShort && !isUtcToo && <span className="aside"> ({utc.format(moment)} UTC)</span>}
    </time>
  );
}
