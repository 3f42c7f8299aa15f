import type { z } from 'zod';
import { cleanGalleryJob } from './clean-gallery.ts';

/** What a job is, apart from who does it. */
interface JobDefinition {
  /** Ids only: what a job is about is loaded when it is done. */
  readonly payload: z.ZodType;
  readonly attempts: number;
  /** Whole milliseconds: the embedded queue takes no fractions. */
  readonly backoff: {
    readonly type: 'fixed' | 'exponential';
    readonly delay: number;
    readonly jitter: number;
  };
}

/** Every job that can be asked for, by name. */
export const jobs = {
  'clean-gallery': cleanGalleryJob,
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobs;
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>;
