import type { Cleaning } from '../cleaning/open-cleaning.ts';
import type { RulesOfTask } from '../cleaning/cleaning-task.ts';
import type { IntakeRoom } from '../intake/intake-room.ts';
import type { PhotoOrder } from '../jobs/gallery-queue.ts';
import type { Log } from '../log.ts';
import type { DownloadRules } from '../downloads/allowed-hosts.ts';
import type { Metrics } from '../metrics/open-metrics.ts';
import type { OpenOutputs } from '../outputs/open-outputs.ts';
import type { Database } from '../storage/database.ts';
import type { Sources } from '../sources/source.ts';
import type { PhotoStore } from '../storage/photo-store.ts';
import type { RetentionRules } from '../storage/retention.ts';
import type { OutputPlaces } from './output-places.ts';
import type { RuleBook } from './rule-book.ts';

/** What a job's processor works with. */
export interface WorkTools {
  readonly database: Database;
  readonly photoStore: PhotoStore;
  readonly ruleBook: RuleBook;
  /** Where galleries are read and cleaned. */
  readonly cleaning: Cleaning;
  /** From where photos may be fetched for the galleries of a source. */
  readonly downloadsFor: (source: string) => DownloadRules;
  readonly sources: Sources;
  /** How long records are kept. */
  readonly retention: RetentionRules;
  /** Where publications are carried to. */
  readonly outputs: OpenOutputs;
  readonly places: OutputPlaces;
  /** Tells this process's relay, if it has one, that the outbox has something. */
  readonly wakeRelay: () => void;
  /** Whether there is room for what a poll brings. */
  readonly room: IntakeRoom;
  /** What this process counts. */
  readonly metrics: Metrics;
  /** Names the run or the delivery and the gallery, or the source, on every line. */
  readonly log: Log;
}

/** What a gallery is cleaned with: the rules that its run is done under. */
export interface CleaningTools extends WorkTools {
  readonly rules: RulesOfTask;
}

/** Which try of a job this is. */
export interface Attempt {
  /** Nothing comes after it: what fails now has failed. */
  readonly isLast: boolean;
  /**
   * Has other jobs look at photos first: this one is put aside, by an error that only BullMQ catches, and taken up again from
   * its beginning when they have ended. Returns when they have ended already, however they did.
   */
  readonly waitFor: (orders: readonly PhotoOrder[]) => Promise<void>;
  /** Has this job taken up again from its beginning in so many milliseconds, by an error that only BullMQ catches. */
  readonly putOff: (waitMs: number) => Promise<never>;
  /** Whether an error is one by which `waitFor` or `putOff` puts a job aside. */
  readonly isPutAside: (error: unknown) => boolean;
}
