import type { Caller } from './caller.ts';
import type { PageQuestion } from './page-question.ts';
import {
  type Accept,
  type Acceptance,
  acceptanceSchema,
  type DoubtKind,
  type Review,
  reviewSchema,
} from './review-schemas.ts';

/** What a person should look at in clean galleries. Keeping apart and merging are decisions. */
export interface ReviewRequests {
  readonly listDoubts: (question?: ReviewQuestion, signal?: AbortSignal) => Promise<Review>;
  /** Says that doubts are right as they are. */
  readonly acceptDoubts: (accept: Accept) => Promise<Acceptance>;
  /** Opens again what was accepted at once. */
  readonly undoAcceptance: (acceptanceId: string, who: string) => Promise<Acceptance>;
}

export interface ReviewQuestion extends PageQuestion {
  readonly kind?: DoubtKind | null;
  readonly source?: string | null;
  readonly galleryId?: string | null;
  readonly maxWeight?: number | null;
  readonly accepted?: boolean;
}

export function reviewRequests({ get, post }: Caller): ReviewRequests {
  return {
    listDoubts: (question = {}, signal) => get('/api/review', reviewSchema, { ...question }, signal),
    acceptDoubts: (accept) => post('/api/review/acceptances', acceptanceSchema, accept),
    undoAcceptance: (acceptanceId, who) =>
      post(`/api/review/acceptances/${encodeURIComponent(acceptanceId)}/undo`, acceptanceSchema, { who }),
  };
}
