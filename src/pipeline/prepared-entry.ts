import type { ReceivedEntry, Warning } from './gallery.ts';
import type { Credit, Flag, PhotoDate } from './manifest.ts';

/** A received entry after its own caption, credit and date were read: the one record that flows to the grouping. */
export interface PreparedEntry {
  readonly received: ReceivedEntry;
  /** What decisions call it by; copies of equal content share it. */
  readonly key: string;
  /** The caption as printed: no credit, counter, "less", "more", correction lead or promo. */
  readonly caption: string;
  /** The caption was cut off by the page: "…", "... more". */
  readonly isTruncated: boolean;
  /** What a correction lead or a field said ("CORRECTS SPELLING OF NAME"), or `null`. */
  readonly correction: string | null;
  /** The place of the photo in its slideshow as the entry's counter says ("2of4" → 2), or `null`. */
  readonly counter: number | null;
  readonly credit: Credit;
  readonly flags: readonly Flag[];
  readonly date: PhotoDate;
  readonly warnings: readonly Warning[];
  /** The names of the cleaners that changed something, in order. */
  readonly cleanedBy: readonly string[];
}
