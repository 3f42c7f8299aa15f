import { coldStart } from './cold-start.ts';
import type { Scenario } from './framework/scenario.ts';

/** All that is measured, in the order of `docs/performance.md`. */
export const scenarios: readonly Scenario[] = [coldStart];
