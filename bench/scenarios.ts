import { captionReading } from './caption-reading.ts';
import { coldStart } from './cold-start.ts';
import { dice } from './dice.ts';
import type { Scenario } from './framework/scenario.ts';
import { pageReading } from './page-reading.ts';
import { grouping } from './grouping.ts';

/** All that is measured, in the order of `docs/performance.md`. */
export const scenarios: readonly Scenario[] = [coldStart, grouping, dice, captionReading, pageReading];
