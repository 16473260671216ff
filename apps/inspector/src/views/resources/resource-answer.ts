/** One resource as the API gives it. */
export interface ResourceAnswer {
  readonly resource: Readonly<Record<string, unknown>>;
  readonly etag: string;
  readonly groups?: readonly Owner[];
  /** Attributes that are too long to be shown with it; saving leaves them as they are. */
  readonly omitted?: readonly string[];
}

/** A group that a resource is in. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}
