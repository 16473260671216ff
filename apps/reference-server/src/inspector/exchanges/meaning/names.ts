import type { ResourceType } from 'scim-core';
import type { ResourceStore } from 'scim-provider';
import { isObject, type JsonObject } from '../../../json-object.ts';
import type { ExchangeView } from '../exchange-view.ts';

/** The most names that are remembered. */
const mostNames = 10_000;

/** What people call resources: learnt from what was sent and answered, so that one that is deleted has a name too. */
export class Names {
  readonly #names = new Map<string, string>();
  readonly #store: Pick<ResourceStore, 'get'>;

  constructor(store: Pick<ResourceStore, 'get'>) {
    this.#store = store;
  }

  /** Remembers the names in an answer. */
  learn({ exchange, answered }: ExchangeView): void {
    if (answered === undefined) return;
    for (const resource of [answered, ...[answered.Resources].flat()]) {
      if (!isObject(resource) || typeof resource.id !== 'string') continue;
      const name = nameIn(resource);
      if (name !== undefined) this.#remember(exchange.tenant, resource.id, name);
    }
  }

  /** The name of a resource, or else its id. */
  async of(tenant: string, type: ResourceType, id: string): Promise<string> {
    const known = this.#names.get(keyOf(tenant, id));
    if (known !== undefined) return known;
    const stored = await this.#store.get(tenant, type, id).catch(() => undefined);
    const name = (stored && nameIn(stored.document)) ?? id;
    this.#remember(tenant, id, name);
    return name;
  }

  #remember(tenant: string, id: string, name: string): void {
    this.#names.set(keyOf(tenant, id), name);
    if (this.#names.size > mostNames) this.#names.delete(this.#names.keys().next().value!);
  }
}

function keyOf(tenant: string, id: string): string {
  return `${tenant} ${id}`;
}

/** What a resource is called: a user by its login, and whatever else has a name by that. */
export function nameIn(resource: JsonObject): string | undefined {
  return [resource.userName, resource.displayName].find((name) => typeof name === 'string' && name !== '') as
    | string
    | undefined;
}
