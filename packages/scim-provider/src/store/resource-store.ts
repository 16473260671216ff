import type { AttributeTarget, BoundFilter, ResourceType } from 'scim-core';
import type { Relation } from './relation.ts';

/**
 * The attributes of a resource as a store keeps them: canonical names, without `id`, without `meta`, without relations and
 * without what is answered from a relation.
 */
export type StoredDocument = Readonly<Record<string, unknown>>;

/** One version of a resource. */
export interface StoredResource {
  readonly id: string;
  /** 1 for a new resource, one more with each change. */
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Milliseconds since 1970; equal to {@link created} until the first change. */
  readonly lastModified: number;
  readonly document: StoredDocument;
  /**
   * The JSON of {@link document} as `JSON.stringify` writes it, where the store has it and {@link isPlainDocument} holds for the
   * document: it is then sent without being read. A store may leave it out.
   */
  readonly plainText?: string | undefined;
}

/** An element of a relation as a client gives it. */
export interface GivenElement {
  /** The id of the member. */
  readonly value: string;
  /** The resource type that the client says the member has. */
  readonly type?: string | undefined;
}

/**
 * A set operation on a relation. Elements are told apart by the comparison key of their `value`; `add` leaves an element
 * that is there as it is, `replace` makes the elements exactly those given, and `replaceWhere` puts one element in the
 * place of those that match.
 */
export type RelationChange = { readonly target: AttributeTarget } & (
  | { readonly change: 'add' | 'remove' | 'replace'; readonly elements: readonly GivenElement[] }
  | { readonly change: 'removeWhere'; readonly filter: BoundFilter }
  | {
      readonly change: 'replaceWhere';
      readonly filter: BoundFilter;
      readonly element: GivenElement;
      /** What becomes of the element when nothing matches: it is added, or the change is refused with `noTarget`. */
      readonly whenNone: 'add' | 'refuse';
    }
);

/** What a set operation did. */
export interface RelationEffect {
  /** Elements that were not there before. */
  readonly added: number;
  /** Elements that are no longer there. */
  readonly removed: number;
}

/** Which elements a relation accepts: any value, or only ids of resources that exist. */
export type RelationIntegrity = 'any' | 'existing';

/** A resource to be created. */
export interface NewResource {
  /** The id that it is to have; a store over data that has ids of its own gives one of those instead. */
  readonly id: string;
  /** The time of the change, in milliseconds since 1970. */
  readonly at: number;
  readonly document: StoredDocument;
  readonly relations: readonly RelationChange[];
  readonly integrity: RelationIntegrity;
}

/** What is to become of a resource. */
export interface ResourceChange {
  /** The new attributes; left out when they stay as they are. */
  readonly document?: StoredDocument | undefined;
  readonly relations: readonly RelationChange[];
  readonly integrity: RelationIntegrity;
}

/** What an update did. */
export interface UpdateOutcome {
  readonly before: StoredResource;
  /** The same as {@link before} when nothing changed. */
  readonly after: StoredResource;
  readonly changed: boolean;
  /** One entry per {@link ResourceChange.relations}, in order. */
  readonly effects: readonly RelationEffect[];
}

/** Tells the URI of a resource by the name of its type and its id; `undefined` when there is no such type. */
export type LocationOf = (type: string, id: string) => string | undefined;

/** Which resources of one type are wanted, and in which order. */
export interface ResourceQuery {
  readonly filter?: BoundFilter | undefined;
  /** Default: an order of the store's own that stays the same from page to page. */
  readonly sort?: { readonly target: AttributeTarget; readonly descending: boolean } | undefined;
  /** How many matches are passed over. */
  readonly offset: number;
  /**
   * Reads on behind a position: {@link QueryResult.next} of the page before, or an empty text for the first page. Takes the
   * place of {@link offset}. However others change the store between two pages, a resource that stays as it is appears in
   * exactly one of them.
   */
  readonly after?: string | undefined;
  /** Most resources to return; may be 0. */
  readonly limit: number;
  /** Every relation that the filter may mention, from either side. */
  readonly relations: readonly Relation[];
  /** The URI of a resource by the name of its type and its id, for filters on `meta.location` and on `$ref`. */
  readonly locationOf: LocationOf;
  /** Relations of which it is wanted who holds the resources of the page; see {@link QueryResult.owners}. Default none. */
  readonly owners?: readonly Relation[] | undefined;
}

/** A page of matches. */
export interface QueryResult {
  readonly resources: readonly StoredResource[];
  /** How many resources match in all. */
  readonly total: number;
  /**
   * Where the next page starts, when the query had {@link ResourceQuery.after}; left out behind the last resource, and where
   * no resource was asked for.
   */
  readonly next?: string | undefined;
  /**
   * Who holds the resources of the page, for some or all of {@link ResourceQuery.owners}, each as {@link ResourceStore.owners}
   * would tell. A store that finds it out in the same read spares the question; others leave it out.
   */
  readonly owners?: ReadonlyMap<Relation, OwnersById> | undefined;
}

/** Who holds resources in a relation, by the id of the resource; one that nobody holds has no entry. */
export type OwnersById = ReadonlyMap<string, readonly RelationOwner[]>;

/** How a resource is removed. */
export interface Removal {
  /** The time of the change, in milliseconds since 1970. */
  readonly at: number;
  /** Every relation that may hold the resource. */
  readonly relations: readonly Relation[];
  /** Called with the resource before it is removed; what it throws is thrown on, and nothing is changed. */
  readonly guard?: (current: StoredResource) => void;
}

/** An element of a relation as it is kept. */
export interface RelationElement {
  /** The id of the member. */
  readonly value: string;
  /** The resource type of the member: of the resource when there is one with this id, else what the client said. */
  readonly type: string | undefined;
  /** What the member shows as its name, see {@link DISPLAY_ATTRIBUTE}. */
  readonly display: string | undefined;
  /** Whether there is a resource with this id in the tenant. */
  readonly exists: boolean;
}

/** A part of the elements of a relation. */
export interface RelationPage {
  readonly elements: readonly RelationElement[];
  /** Where the next part starts; `undefined` behind the last one. */
  readonly next: string | undefined;
}

/** A resource that holds another one in a relation. */
export interface RelationOwner {
  readonly id: string;
  readonly display: string | undefined;
  /** Whether it holds the resource itself, and not through another resource that it holds. */
  readonly direct: boolean;
}

/**
 * Where resources are kept: the port that {@link createProvider} stands on. Everything is per tenant; no call sees or
 * touches another tenant's data. Each change is atomic, and acknowledged only when it is durable.
 *
 * Nothing is assumed about processes: two providers in different processes may use one store at the same time.
 *
 * @see {@link storeContract} for the tests that every implementation passes.
 */
export interface ResourceStore {
  /**
   * Adds a resource.
   *
   * @throws ScimError 409 `uniqueness` when a value of an attribute with `uniqueness` is taken, or the id is; 400
   *   `invalidValue` when an element must exist and does not.
   */
  create(tenant: string, type: ResourceType, resource: NewResource): Promise<StoredResource>;

  /** Reads one resource; `undefined` when the type has none with this id. */
  get(tenant: string, type: ResourceType, id: string): Promise<StoredResource | undefined>;

  /**
   * Finds resources of one type.
   *
   * @throws ScimError 400 `tooMany` when more rows would have to be examined than the store allows; 400 `invalidCursor` for
   *   a position that is none of this query.
   */
  query(tenant: string, type: ResourceType, query: ResourceQuery): Promise<QueryResult>;

  /**
   * Changes a resource in one step with reading it, so that no change in between is lost.
   *
   * When neither the document nor a relation changes, nothing does. Else the version goes up by one and `lastModified`
   * becomes `at`, or one millisecond after its former value where `at` is not later.
   *
   * @param change Says what the resource is to become. Pure and synchronous; may be called again when another writer
   *   was faster. What it throws is thrown from here, and nothing is changed.
   * @returns `undefined` when the type has no resource with this id.
   * @throws ScimError as {@link create} does; 400 `noTarget` when a `replaceWhere` finds no element and adds none.
   */
  update(
    tenant: string,
    type: ResourceType,
    id: string,
    at: number,
    change: (current: StoredResource) => ResourceChange,
  ): Promise<UpdateOutcome | undefined>;

  /**
   * Removes a resource, its own relations, and its place in the relations of others, which thereby get a new version.
   *
   * @returns The resource as it was, or `undefined` when the type has none with this id.
   */
  delete(tenant: string, type: ResourceType, id: string, removal: Removal): Promise<StoredResource | undefined>;

  /**
   * Reads elements of a relation in an order that stays the same.
   *
   * @param from {@link RelationPage.next} of the part before; left out for the first part.
   */
  elements(tenant: string, relation: Relation, id: string, limit: number, from?: string): Promise<RelationPage>;

  /**
   * Finds who holds resources in a relation, directly and through nesting, each owner once per resource and ordered by id.
   *
   * @returns An entry for every id that anybody holds.
   */
  owners(tenant: string, relation: Relation, ids: readonly string[]): Promise<OwnersById>;

  /** Lets go of files and connections. No call may follow. */
  close(): Promise<void>;
}
