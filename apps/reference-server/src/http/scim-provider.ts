import type { Logger } from 'pino';
import type { Mode } from 'scim-core';
import { createProvider, type Provider, type ProviderEvent, type ResourceStore } from 'scim-provider';
import { resourceTypes } from '../store/tenant-data.ts';
import type { RandomSource } from '../tokens/token.ts';
import type { ExchangeState } from './exchange-log.ts';

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
  if (event.type === 'failed' && event.status >= 500) {
    log.error({ err: event.error, method: event.method, path: event.path }, 'unforeseen error');
  }
}
