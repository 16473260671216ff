import type { Mode, ResourceType } from 'scim-core';
import { readMode } from 'scim-core';
import type { Authenticate } from './access/authentication.ts';
import type { Authorize } from './access/authorize.ts';
import type { ResolveMe } from './access/me.ts';
import type { Policy } from './access/policy.ts';
import { type CursorSeal, createCursorSeal } from './cursor/seal.ts';
import { createEmitter, type Emitter } from './events/emitter.ts';
import { createUuidGenerator, type RandomSource } from './identity/uuid.ts';
import { completeLimits, type Limits } from './limits.ts';
import type { AuthenticationScheme, ProviderOptions } from './options.ts';
import { hashSecret } from './secrets/hash-secret.ts';
import type { ProtectSecret } from './secrets/held-secrets.ts';
import { type RelationView, relationViews } from './store/present-relation.ts';
import { findRelations, type Relation } from './store/relation.ts';
import type { RelationIntegrity, ResourceStore } from './store/resource-store.ts';

/** {@link ProviderOptions} checked, completed, and compiled once. */
export interface Settings {
  readonly resourceTypes: readonly ResourceType[];
  readonly typesByName: ReadonlyMap<string, ResourceType>;
  readonly relations: readonly Relation[];
  /** The attributes of each type that are answered from a relation. */
  readonly views: ReadonlyMap<ResourceType, readonly RelationView[]>;
  readonly store: ResourceStore;
  readonly authenticate: Authenticate;
  readonly authorize: Authorize | undefined;
  readonly policy: Policy | undefined;
  readonly mode: Mode | undefined;
  readonly baseUrl: string | undefined;
  readonly tenant: string;
  readonly limits: Limits;
  readonly bulk: boolean;
  readonly me: ResolveMe | undefined;
  readonly cursors: CursorSeal;
  readonly defaultPagination: 'index' | 'cursor';
  /** In seconds. */
  readonly cursorTimeout: number;
  /** Paths in lower case. */
  readonly sensitiveInUrl: ReadonlySet<string>;
  readonly relationIntegrity: RelationIntegrity;
  readonly publicDiscovery: 'none' | 'config' | 'all';
  readonly authenticationSchemes: readonly AuthenticationScheme[];
  readonly documentationUri: string | undefined;
  readonly now: () => number;
  readonly createId: () => string;
  readonly protectSecret: ProtectSecret;
  readonly emitter: Emitter;
}

const BEARER: AuthenticationScheme = Object.freeze({
  type: 'oauthbearertoken',
  name: 'Bearer token',
  description: 'A token in the Authorization header.',
  specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
  primary: true,
});

/** The first segments of paths that are no endpoint of a resource type. */
const RESERVED_SEGMENTS: ReadonlySet<string> = new Set([
  'serviceproviderconfig',
  'resourcetypes',
  'schemas',
  'bulk',
  'me',
  '.search',
]);

/** @throws TypeError naming the option that is wrong. */
export function completeOptions(options: ProviderOptions): Settings {
  const { resourceTypes, store, authenticate } = options;
  if (!Array.isArray(resourceTypes) || resourceTypes.length === 0)
    throw new TypeError('resourceTypes must not be empty');
  if (typeof store?.create !== 'function') throw new TypeError('store must be a ResourceStore');
  if (typeof authenticate !== 'function') throw new TypeError('authenticate must be a function');
  checkResourceTypes(resourceTypes);
  const relations = findRelations(resourceTypes);
  const now = options.now ?? Date.now;
  const random: RandomSource = options.random ?? ((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>));
  return Object.freeze({
    resourceTypes,
    typesByName: new Map(resourceTypes.map((type) => [type.name, type])),
    relations,
    views: new Map(resourceTypes.map((type) => [type, relationViews(type, relations)])),
    store,
    authenticate,
    authorize: options.authorize,
    policy: options.policy,
    mode: readMode(options.mode ?? 'lenient'),
    baseUrl: options.baseUrl === undefined ? undefined : checkBaseUrl(options.baseUrl),
    tenant: options.tenant ?? 'default',
    limits: completeLimits(options.limits),
    bulk: options.bulk ?? true,
    me: options.me,
    cursors: createCursorSeal(options.cursorSecret, random),
    defaultPagination: options.defaultPagination ?? 'index',
    sensitiveInUrl: checkPaths(options.sensitiveInUrl ?? [], resourceTypes),
    cursorTimeout: checkTimeout(options.cursorTimeout ?? 3_600),
    relationIntegrity: options.relationIntegrity ?? 'any',
    publicDiscovery: options.publicDiscovery ?? 'config',
    authenticationSchemes: options.authenticationSchemes ?? [BEARER],
    documentationUri: options.documentationUri,
    now,
    createId: withoutBulkId(options.createId ?? createUuidGenerator(now, random)),
    protectSecret: options.protectSecret ?? ((secret) => hashSecret(secret, random)),
    emitter: createEmitter(options.onEvent),
  });
}

/** @throws TypeError for a base URL that is not absolute, or has a query. */
export function checkBaseUrl(baseUrl: string): string {
  if (!/^https?:\/\/[^/?#\s]+(\/[^?#\s]*)?$/i.test(baseUrl)) {
    throw new TypeError(`baseUrl must be an absolute http(s) URL without a query, got ${JSON.stringify(baseUrl)}`);
  }
  return baseUrl.replace(/\/+$/, '');
}

function checkTimeout(seconds: number): number {
  if (Number.isSafeInteger(seconds) && seconds > 0) return seconds;
  throw new TypeError('cursorTimeout must be a positive integer, in seconds');
}

/** No id may hold the word that stands for ids to come (RFC 7643 §3.1). */
function withoutBulkId(createId: () => string): () => string {
  return () => {
    const id = createId();
    if (typeof id !== 'string' || id === '' || /bulkId/i.test(id)) {
      throw new TypeError('createId must make a text that is not empty and does not hold "bulkId"');
    }
    return id;
  };
}

/** @returns The paths in lower case. */
function checkPaths(paths: readonly string[], resourceTypes: readonly ResourceType[]): ReadonlySet<string> {
  const found = paths.map((path) => {
    const target = resourceTypes.map(({ index }) => index.resolve(path)).find((one) => one !== undefined);
    if (target === undefined) throw new TypeError(`sensitiveInUrl: no resource type has "${path}"`);
    return target.path.toLowerCase();
  });
  return new Set(found);
}

function checkResourceTypes(resourceTypes: readonly ResourceType[]): void {
  const names = new Set<string>();
  const endpoints = new Set<string>();
  for (const { name, endpoint } of resourceTypes) {
    if (names.has(name)) throw new TypeError(`two resource types are called "${name}"`);
    const segment = endpoint.slice(1).toLowerCase();
    if (endpoints.has(segment)) throw new TypeError(`two resource types have the endpoint "${endpoint}"`);
    if (RESERVED_SEGMENTS.has(segment))
      throw new TypeError(`the endpoint "${endpoint}" of ${name} is reserved by SCIM`);
    names.add(name);
    endpoints.add(segment);
  }
}

/** The most bytes that the body of a request for a type may have. */
export function bodyBytes({ limits, relations }: Settings, type: ResourceType): number {
  return relations.some(({ owner }) => owner === type) ? limits.relationBodyBytes : limits.bodyBytes;
}
