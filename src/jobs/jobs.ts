import type { z } from 'zod';
import { applyRetentionJob } from './apply-retention.ts';
import { askRerunsJob } from './ask-reruns.ts';
import { cleanGalleryJob } from './clean-gallery.ts';
import { deliverPublicationJob } from './deliver-publication.ts';
import { fetchPhotoJob } from './fetch-photo.ts';
import { pollSourceJob } from './poll-source.ts';
import { readPhotoJob } from './read-photo.ts';

/** BullMQ's names for the queues there are: what is in the others takes seconds and does not hold up galleries. */
export const queueNames = ['galleries', 'photos', 'polls', 'upkeep', 'deliveries'] as const;
export type QueueName = (typeof queueNames)[number];

/** What a job is, apart from who does it. */
interface JobDefinition {
  readonly queue: QueueName;
  /** Ids and names only: what a job is about is loaded when it is done. */
  readonly payload: z.ZodType<Readonly<Record<string, string>>>;
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
  'read-photo': readPhotoJob,
  'fetch-photo': fetchPhotoJob,
  'poll-source': pollSourceJob,
  'ask-reruns': askRerunsJob,
  'apply-retention': applyRetentionJob,
  'deliver-publication': deliverPublicationJob,
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobs;
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>;

/** A job to be done; asking twice under one id is asking once. */
export type JobOrder<Name extends JobName = JobName> = {
  readonly [Each in Name]: {
    readonly name: Each;
    readonly id: string;
    readonly payload: Payload<Each>;
  };
}[Name];
