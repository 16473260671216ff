import type { ResourceType, ToleranceListener } from 'scim-core';
import type { Principal } from './access/authentication.ts';
import type { EventDetails, EventRequest } from './events/events.ts';
import type { RequestHeaders } from './http/headers.ts';
import type { ProviderRequest } from './http/message.ts';
import type { Settings } from './settings.ts';
import type { LocationOf } from './store/resource-store.ts';

/** One request on its way to an answer, with what every step needs to know. */
export interface Exchange {
  readonly settings: Settings;
  /** What a query over several types covers: all types, or those that the principal may list. */
  readonly types: readonly ResourceType[];
  /** Filters that the policy has put in the place of that of the request. */
  readonly filters: ReadonlyMap<ResourceType, string>;
  readonly request: ProviderRequest;
  /** In capitals. */
  readonly method: string;
  readonly headers: RequestHeaders;
  readonly parameters: ReadonlyMap<string, string>;
  readonly tenant: string;
  readonly baseUrl: string;
  readonly principal: Principal;
  readonly locationOf: LocationOf;
  readonly onTolerance: ToleranceListener;
  /** @param of The operation inside a bulk request that the event belongs to. */
  emit(event: EventDetails, of?: Pick<EventRequest, 'method' | 'path'>): void;
}
