import type { Caller } from './caller.ts';
import {
  type Delivery,
  type DeliveryList,
  deliveryListSchema,
  deliverySchema,
  type DeliveryState,
} from './delivery-schemas.ts';
import type { PageQuestion } from './page-question.ts';

/** What was sent to the outputs, and sending it again. */
export interface DeliveryRequests {
  /** The newest first. */
  readonly listDeliveries: (question?: DeliveryQuestion, signal?: AbortSignal) => Promise<DeliveryList>;
  /** Has a delivery that failed tried again. */
  readonly retryDelivery: (deliveryId: string, requestedBy: string) => Promise<Delivery>;
}

export interface DeliveryQuestion extends PageQuestion {
  readonly galleryId?: string | null;
  readonly output?: string | null;
  readonly state?: DeliveryState | null;
}

export function deliveryRequests({ get, post }: Caller): DeliveryRequests {
  return {
    listDeliveries: (question = {}, signal) =>
      get('/api/deliveries', deliveryListSchema, { ...question }, signal),
    retryDelivery: (deliveryId, requestedBy) =>
      post(`/api/deliveries/${encodeURIComponent(deliveryId)}/retry`, deliverySchema, { requestedBy }),
  };
}
