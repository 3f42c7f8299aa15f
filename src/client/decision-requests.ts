import type { Caller } from './caller.ts';
import {
  type Decided,
  decidedSchema,
  type DecisionList,
  decisionListSchema,
  type NewDecision,
} from './decision-schemas.ts';
import { galleryPath } from './gallery-requests.ts';

/** What editors decide about a gallery. Each answer names the run that heeds it. */
export interface DecisionRequests {
  readonly decide: (galleryId: string, decisions: readonly NewDecision[], who: string) => Promise<Decided>;
  readonly undoDecision: (galleryId: string, decisionId: string, who: string) => Promise<Decided>;
  /** All that was ever decided, the undone included. */
  readonly listDecisions: (galleryId: string, signal?: AbortSignal) => Promise<DecisionList>;
}

export function decisionRequests({ get, post }: Caller): DecisionRequests {
  const path = (galleryId: string) => `${galleryPath(galleryId)}/decisions`;
  return {
    decide: (galleryId, decisions, who) => post(path(galleryId), decidedSchema, { decisions, who }),
    undoDecision: (galleryId, decisionId, who) =>
      post(`${path(galleryId)}/${encodeURIComponent(decisionId)}/undo`, decidedSchema, { who }),
    listDecisions: (galleryId, signal) => get(path(galleryId), decisionListSchema, {}, signal),
  };
}
