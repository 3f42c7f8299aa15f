import type { z } from 'zod';
import { type DeskRules, deskRulesSchema } from '../../desk-rules/desk-rules.ts';
import { ExpectedError } from '../../errors.ts';
import type { Rules } from '../rules.ts';
import { findFaults } from './find-faults.ts';
import { readShippedTables } from './shipped-tables.ts';
import { tidyDeskRules } from './tidy-desk-rules.ts';

/** A desk's rules as somebody gave them → checked and tidy; `SETTINGS_INVALID` says which row and why. */
export function readDeskRules(value: unknown, shipped: Pick<Rules, 'files'>): DeskRules {
  const read = deskRulesSchema.safeParse(value);
  if (!read.success)
    throw invalid(read.error.issues.map((issue) => `${tellPlace(issue, value)}: ${issue.message}`));
  const tables = readShippedTables(shipped.files);
  const faults = findFaults(read.data, tables);
  if (faults.length > 0) throw invalid(faults);
  return tidyDeskRules(read.data, tables);
}

const mostFaults = 5;

function invalid(faults: readonly string[]): ExpectedError {
  const shown = faults.slice(0, mostFaults).join('; ');
  const more = faults.length > mostFaults ? `; and ${faults.length - mostFaults} more` : '';
  return new ExpectedError('SETTINGS_INVALID', `${shown}${more}`);
}

/** `agencies.set.3` → `agencies.set[3] ("Nordlys")`: a desk knows its rows by their names. */
function tellPlace({ path }: z.core.$ZodIssue, value: unknown): string {
  let place = '';
  let at = value;
  for (const key of path) {
    at =
      typeof at === 'object' && at !== null ? (at as Readonly<Record<PropertyKey, unknown>>)[key] : undefined;
    place += typeof key === 'number' ? `[${key}]` : `${place === '' ? '' : '.'}${String(key)}`;
    if (typeof at === 'object' && at !== null && 'name' in at) place += ` (${JSON.stringify(at.name)})`;
  }
  return place === '' ? 'rules' : place;
}
