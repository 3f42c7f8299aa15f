import { captionReading } from './caption-reading.ts';
import { coldStart } from './cold-start.ts';
import { dashboard } from './dashboard.ts';
import { dice } from './dice.ts';
import type { Scenario } from './framework/scenario.ts';
import { grouping } from './grouping.ts';
import { pageReading } from './page-reading.ts';
import { photoCost } from './photo-cost.ts';
import { photoMetadata } from './photo-metadata.ts';
import { photos } from './photos.ts';
import { search } from './search.ts';

/** All that is measured, in the order of `docs/performance.md`. */
export const scenarios: readonly Scenario[] = [
  coldStart,
  grouping,
  dice,
  captionReading,
  pageReading,
  photoCost,
  photoMetadata,
  photos,
  search,
  dashboard,
];
