interface Props {
  /** ISO 8601, with its zone. */
  readonly at: string;
  /** Without the year. */
  readonly isShort?: boolean;
}

const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const short = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const withZone = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'full',
  timeStyle: 'long',
});
const inUtc = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long', timeZone: 'UTC' });

/** A moment in the reader's zone, with UTC, in which the wire counts, when it is pointed at. */
export function Moment({ at, isShort = false }: Props) {
  const moment = new Date(at);
  return (
    <time dateTime={at} title={`${withZone.format(moment)} (${inUtc.format(moment)})`}>
      {(isShort ? short : long).format(moment)}
    </time>
  );
}
