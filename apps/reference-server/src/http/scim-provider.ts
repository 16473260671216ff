import type { Logger } from 'pino';
import { groupResourceType, type Mode, type ResourceType, userResourceType } from 'scim-core';
import { createProvider, type Provider, type ProviderEvent, type ResourceStore } from 'scim-provider';
import type { RandomSource } from '../tokens/token.ts';
import type { ExchangeState } from './exchange-log.ts';

/** What the server serves. */
export const resourceTypes: readonly ResourceType[] = [userResourceType, groupResourceType];

/** What the provider of a server is made of. */
export interface ScimProviderParts {
  readonly store: ResourceStore;
  readonly tenant: string;
  readonly mode: Mode;
  readonly log: Logger;
  readonly now: () => number;
  readonly random: RandomSource | undefined;
}

/** Makes the provider behind the routes. The context of each of its requests is an {@link ExchangeState}. */
export function createScimProvider({ log, ...parts }: ScimProviderParts): Provider {
  return createProvider({
    ...parts,
    resourceTypes,
    authenticate: ({ context }) => {
      const { verdict } = context as ExchangeState;
      if (verdict?.accepted === false) throw verdict.error;
      return { id: 'token' };
    },
    onEvent: (event) => heed(event, log),
  });
}

function heed(event: ProviderEvent, log: Logger): void {
  if (event.type === 'tolerance') (event.context as ExchangeState).tolerances.add(event.id);
  // 501 is an answer by intention: what the caller asks for is not built.
  if (event.type === 'failed' && event.status >= 500 && event.status !== 501) {
    log.error({ err: event.error, method: event.method, path: event.path }, 'request failed');
  }
}
