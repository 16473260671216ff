import type { Mode, ResourceType } from 'scim-core';
import type { Authenticate } from './access/authentication.ts';
import type { Authorize } from './access/authorize.ts';
import type { ResolveMe } from './access/me.ts';
import type { Policy } from './access/policy.ts';
import type { ProviderEvent } from './events/events.ts';
import type { RandomSource } from './identity/uuid.ts';
import type { Limits } from './limits.ts';
import type { ProtectSecret } from './secrets/held-secrets.ts';
import type { RelationIntegrity, ResourceStore } from './store/resource-store.ts';

/** An entry of `authenticationSchemes`, see [RFC 7643 §5](https://www.rfc-editor.org/rfc/rfc7643#section-5). */
export interface AuthenticationScheme {
  /** `oauth`, `oauth2`, `oauthbearertoken`, `httpbasic` or `httpdigest`. */
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly specUri?: string;
  readonly documentationUri?: string;
  readonly primary?: boolean;
}

/** What {@link createProvider} is told. */
export interface ProviderOptions {
  /** The resource types that are served. Names and endpoints are unique. */
  readonly resourceTypes: readonly ResourceType[];
  /** Where resources are kept. The caller closes it. */
  readonly store: ResourceStore;
  /** Tells who a request comes from. */
  readonly authenticate: Authenticate;
  /** Tells whether a principal may do something in a tenant. Default: whoever was authenticated may do everything. */
  readonly authorize?: Authorize | undefined;
  /** Decides about authorized requests. Default: all of them go on. */
  readonly policy?: Policy | undefined;
  /** How closely requests must follow the RFC. Default `lenient`. */
  readonly mode?: Mode | undefined;
  /**
   * The SCIM base URL that clients see, for `meta.location` and `Location`; its path is what requests start with. Default:
   * the origin of an absolute request URL, else `http://` and the `Host` header, without a path.
   */
  readonly baseUrl?: string | undefined;
  /** The tenant of requests that name none. Default `default`. */
  readonly tenant?: string | undefined;
  /** Departures from {@link defaultLimits}. */
  readonly limits?: Partial<Limits> | undefined;
  /** Whether `POST /Bulk` is supported. Default `true`; else it is answered with 501. */
  readonly bulk?: boolean | undefined;
  /** Tells which resource stands for a principal, for `/Me`. Default: `/Me` is answered with 501. */
  readonly me?: ResolveMe | undefined;
  /**
   * What cursors are sealed with, at least 16 characters; the same in every process that serves the same clients. Default:
   * made anew with each provider, so that a cursor leads nowhere after a restart or in another process.
   */
  readonly cursorSecret?: string | undefined;
  /** How pages are made for who asks for them neither by index nor by cursor. Default `index`. */
  readonly defaultPagination?: 'index' | 'cursor' | undefined;
  /** How long a cursor can be used, in seconds. Default 3,600. */
  readonly cursorTimeout?: number | undefined;
  /** Whether an element of a relation must be the id of a resource that exists. Default `any`: other values are kept too. */
  readonly relationIntegrity?: RelationIntegrity | undefined;
  /**
   * Attributes and sub-attributes on which a filter in a URL is refused with 403 `sensitive`, such as `emails` or
   * `name.familyName`; `POST …/.search` takes it. Default none, as identity providers match with GET.
   */
  readonly sensitiveInUrl?: readonly string[] | undefined;
  /** Which discovery endpoints answer without authentication: none, `/ServiceProviderConfig`, or all. Default `config`. */
  readonly publicDiscovery?: 'none' | 'config' | 'all' | undefined;
  /** What `/ServiceProviderConfig` lists. Default: a bearer token. */
  readonly authenticationSchemes?: readonly AuthenticationScheme[] | undefined;
  /** The documentation of this service provider, for `/ServiceProviderConfig`. */
  readonly documentationUri?: string | undefined;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Where random bytes come from. Default `crypto.getRandomValues`. */
  readonly random?: RandomSource | undefined;
  /**
   * Makes the id of a new resource: one that no resource had before and that nobody can know yet, so that no group holds it.
   * Default: a UUID of version 7 from {@link now} and {@link random}.
   */
  readonly createId?: (() => string) | undefined;
  /**
   * Makes what is kept in the place of a value that is never returned, such as a password. Default: a salted PBKDF2 hash, so
   * that no store ever sees the value itself.
   */
  readonly protectSecret?: ProtectSecret | undefined;
  /** Told of every event; {@link Provider.on} is for single kinds. What it throws is dropped. */
  readonly onEvent?: ((event: ProviderEvent) => void) | undefined;
}
