import type { Receipt } from './api-schemas.ts';
import { openCaller } from './caller.ts';
import { type DecisionRequests, decisionRequests } from './decision-requests.ts';
import { type DeliveryRequests, deliveryRequests } from './delivery-requests.ts';
import { type GalleryRequests, galleryRequests } from './gallery-requests.ts';
import { type HealthRequests, healthRequests } from './health-requests.ts';
import { type LoginRequests, loginRequests } from './login-requests.ts';
import { type RecordRequests, recordRequests } from './record-requests.ts';
import { type RerunRequests, rerunRequests } from './rerun-requests.ts';
import { reviewRequests, type ReviewRequests } from './review-requests.ts';
import { type RulesRequests, rulesRequests } from './rules-requests.ts';
import { type RunRequests, runRequests } from './run-requests.ts';
import { type Submission, submitGallery } from './submit-gallery.ts';

/** The running system, as the command line and the dashboard speak to it. Failures are `ExpectedError`s. */
export interface CutlineClient
  extends
    GalleryRequests,
    RunRequests,
    RerunRequests,
    DecisionRequests,
    ReviewRequests,
    HealthRequests,
    RecordRequests,
    DeliveryRequests,
    RulesRequests,
    LoginRequests {
  /** `isNew: false`: the server knew these bytes, and the run is the one they had. */
  readonly submitGallery: (submission: Submission) => Promise<Receipt & { readonly isNew: boolean }>;
}

/** A client of the system at `baseUrl`, in Node and in a browser; `token` is shown where there is one. */
export function createClient({
  baseUrl,
  token = null,
}: {
  readonly baseUrl: string;
  readonly token?: string | null;
}): CutlineClient {
  const caller = openCaller(baseUrl, token);
  return {
    submitGallery: (submission) => submitGallery(caller, submission),
    ...galleryRequests(caller),
    ...runRequests(caller),
    ...decisionRequests(caller),
    ...reviewRequests(caller),
    ...healthRequests(caller),
    ...rerunRequests(caller),
    ...recordRequests(caller),
    ...deliveryRequests(caller),
    ...rulesRequests(caller),
    ...loginRequests(caller),
  };
}
