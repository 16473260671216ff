import type { ResourceOf, ResourceType } from 'scim-core';
import type { Selection } from '../list/list-query.ts';
import type { CallOptions } from '../request/request.ts';

/** A resource of which only some attributes were asked for. */
export type PartOf<T extends ResourceType> = Partial<ResourceOf<T>> & { id: string; schemas: string[] };

/** Says that no attributes are selected, so that a whole resource comes back. */
export interface Unselected {
  readonly attributes?: undefined;
  readonly excludedAttributes?: undefined;
}

/** What reading a resource may be told. */
export interface GetOptions<T extends ResourceType = ResourceType> extends Selection<T>, CallOptions {}

/** What a change may be told. */
export interface ChangeOptions<T extends ResourceType = ResourceType> extends GetOptions<T> {
  /**
   * The version that the resource must have (`meta.version`, or `*` for "any"), else the service provider answers 412. A
   * conditional change is repeated only where the first attempt was certainly refused.
   */
  readonly ifMatch?: string | undefined;
}

/** What creating a resource may be told. */
export interface CreateOptions<T extends ResourceType = ResourceType> extends GetOptions<T> {
  /**
   * What happens when an attempt may have succeeded, but its answer was lost: `fail` throws, with `outcome: 'unknown'`;
   * `lookup` looks for the resource, answers it when it is there, and tries again when it is not. Default `fail`.
   */
  readonly whenUncertain?: 'fail' | 'lookup' | undefined;
  /**
   * The attribute by which `lookup` finds the resource. Default: the first one in the body that the schema says is unique,
   * else `externalId`.
   */
  readonly lookupBy?: string | undefined;
}

/** What {@link ResourceClient.update} may be told. */
export interface UpdateOptions extends CallOptions {
  /** How often to read and change the resource when somebody else changes it at the same time. Default 5. */
  readonly attempts?: number | undefined;
}

/** What removing a resource may be told. */
export interface DeleteOptions extends CallOptions {
  /** The version that the resource must have, else the service provider answers 412. */
  readonly ifMatch?: string | undefined;
}
