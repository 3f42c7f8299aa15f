import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ExpectedError } from '../errors.ts';
import { isCalendarDay } from '../pipeline/dates/calendar.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>;

/** A command's arguments, or a USAGE error in one line. */
export function readOptions<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
    throw new ExpectedError('USAGE', why, { cause: error });
  }
}

/** A day as `YYYY-MM-DD` that stands in the calendar, or `null` when none was given. */
export function readDay(option: string, day: string | undefined): string | null {
  if (day === undefined) return null;
  if (isCalendarDay(day)) return day;
  throw new ExpectedError('USAGE', `${option} wants a day such as 2020-10-24, not '${day}'`);
}
