import type { GalleryQuestion } from '../client/gallery-requests.ts';
import { ExpectedError } from '../errors.ts';

/** The options of every command that chooses galleries of the running system; the system checks them. */
export const filterOptions = {
  search: { type: 'string' },
  source: { type: 'string' },
  state: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  warning: { type: 'string' },
  flag: { type: 'string' },
  cursor: { type: 'string' },
  url: { type: 'string' },
} as const;

type FilterValues = { readonly [Name in keyof typeof filterOptions]?: string | undefined };

/** Which galleries the command line asks for; a state that there is none of is USAGE. */
export function readFilterOptions(values: FilterValues): GalleryQuestion {
  const { search = null, source = null, from = null, to = null } = values;
  const { warning = null, flag = null, cursor = null } = values;
  return { search, source, state: readState(values.state), from, to, warning, flag, cursor };
}

const states = ['queued', 'running', 'succeeded', 'failed'] as const;

function readState(given: string | undefined): (typeof states)[number] | null {
  if (given === undefined) return null;
  const state = states.find((each) => each === given);
  if (state !== undefined) return state;
  throw new ExpectedError('USAGE', `--state wants one of ${states.join(', ')}, not '${given}'`);
}
