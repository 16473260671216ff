import type { Logger } from 'pino';
import type { Limits, ProviderEvent, ProviderOptions, ResourceStore } from 'scim-provider';
import type { RandomSource } from '../tokens/token.ts';
import type { RequestContext, ResourceChange } from './exchange-state.ts';

/** What the provider of a tenant is made of. */
export interface ScimProviderParts {
  readonly store: ResourceStore;
  readonly tenant: string;
  readonly limits: Partial<Limits>;
  readonly log: Logger;
  readonly now: () => number;
  readonly random: RandomSource;
  readonly createId: () => string;
}

/** The options of the provider behind the routes. The context of each of its requests is a {@link RequestContext}. */
export function scimProviderOptions({
  log,
  ...parts
}: ScimProviderParts): Omit<ProviderOptions, 'resourceTypes' | 'policy' | 'mode'> {
  return {
    ...parts,
    authenticate: ({ context }) => {
      const { verdict } = context as RequestContext;
      if (verdict?.accepted === false) throw verdict.error;
      return { id: 'token' };
    },
    onEvent: (event) => heed(event, log),
  };
}

function heed(event: ProviderEvent, log: Logger): void {
  const context = event.context as RequestContext;
  switch (event.type) {
    case 'tolerance':
      context.tolerances ??= new Set();
      context.tolerances.add(event.id);
      return;
    case 'failed':
      context.error = event.error;
      // 501 is an answer by intention: what the caller asks for is not built.
      if (event.status < 500 || event.status === 501) return;
      log.error({ err: event.error, tenant: event.tenant, method: event.method, path: event.path }, 'request failed');
      return;
    case 'created':
    case 'deleted':
      noteChange(context, event.type, event);
      return;
    default:
      if (event.changed) noteChange(context, 'updated', event);
  }
}

function noteChange(
  context: RequestContext,
  change: ResourceChange['change'],
  { resourceType, id, version }: Omit<ResourceChange, 'change'>,
): void {
  context.changes ??= [];
  context.changes.push({ change, resourceType, id, version });
}
