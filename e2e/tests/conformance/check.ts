/** A JSON object, as it is sent or comes back. */
export type Json = Readonly<Record<string, unknown>>;

/** Strict is the RFC; lenient also takes what clients and validators send. */
export type CheckMode = 'strict' | 'lenient';

/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed body; `undefined` when there was none. */
  readonly body: Json | undefined;
}

/**
 * One request and what must come back. In paths, bodies and expectations, `{ada}` stands for the id of the resource that was
 * kept under this name.
 */
export interface Step {
  /** Method and path behind the base URL; a query may be written as people read it: `GET /Users?filter=userName eq "ada"`. */
  readonly send: string;
  readonly body?: unknown;
  /** Beside `Authorization` and, with a body, `Content-Type`; `undefined` leaves one of these out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** One of these. */
  readonly status: number | readonly number[];
  /** What the body holds, among other things. */
  readonly has?: Json;
  /** Members that the body must not have. */
  readonly lacks?: readonly string[];
  /** The name under which the id of the answer is kept. */
  readonly keep?: string;
  /** Checks what data can't say; further steps that it gives are carried out next. */
  readonly holds?: (answer: Answer, id: (name: string) => string) => readonly Step[] | undefined;
}

/** Requests that are sent at the same time. */
export interface Together {
  readonly together: readonly Step[];
}

export type Steps = readonly (Step | Together)[];

/** One check of the merged list of conformance tools, or of what Entra really sends. */
export interface Check {
  /** As the list numbers it. Several checks may have one id, where a tool sends more than the RFC allows. */
  readonly id: string;
  /** What is asserted. */
  readonly asserts: string;
  readonly modes: readonly CheckMode[];
  /** What is carried out, made anew for each run where it remembers something. */
  readonly steps: Steps | (() => Steps);
}

export const both: readonly CheckMode[] = ['strict', 'lenient'];
export const lenient: readonly CheckMode[] = ['lenient'];
export const strict: readonly CheckMode[] = ['strict'];

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** The resources of a list. */
export function resourcesOf(body: Json | undefined): readonly Json[] {
  return Array.isArray(body?.Resources) ? body.Resources : [];
}

/** Creates a user, and keeps its id under the name. */
export function user(name: string, attributes: Json = {}): Step {
  const body = { schemas: [USER], userName: `${name}@example.com`, ...attributes };
  return { send: 'POST /Users', body, status: 201, keep: name };
}

/** Creates a group with members that are kept under these names. */
export function group(name: string, members: readonly string[] = [], attributes: Json = {}): Step {
  const body = {
    ...{ schemas: [GROUP], displayName: name },
    ...(members.length === 0 ? {} : { members: members.map((member) => ({ value: `{${member}}` })) }),
    ...attributes,
  };
  return { send: 'POST /Groups', body, status: 201, keep: name };
}

/** Changes a resource; 200 and 204 are equally right (RFC 7644, section 3.5.2). */
export function patch(path: string, ...operations: readonly Json[]): Step {
  return { send: `PATCH ${path}`, body: { schemas: [PATCH_OP], Operations: operations }, status: [200, 204] };
}

/** Reads a resource, which holds this. */
export function read(path: string, has: Json, lacks: readonly string[] = []): Step {
  return { send: `GET ${path}`, status: 200, has, lacks };
}

/** Asks for resources, and finds those that are kept under these names and no others. */
export function find(query: string, names: readonly string[]): Step {
  return {
    send: `GET ${query}`,
    status: 200,
    has: { schemas: [LIST], totalResults: names.length },
    holds: ({ body }, id) => {
      const found = resourcesOf(body)
        .map((resource) => String(resource.id))
        .sort();
      const wanted = names.map(id).sort();
      if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${query} found ${found}, not ${wanted}`);
    },
  };
}

/** Is refused with an error message of RFC 7644, section 3.12. */
export function refused(send: string, status: number, body?: unknown, scimType?: string): Step {
  return {
    ...{ send, status, body },
    has: { schemas: [ERROR], status: String(status), ...(scimType === undefined ? {} : { scimType }) },
    holds: (answer) => {
      if (typeof answer.body?.detail !== 'string' || answer.body.detail === '')
        throw new Error('the error has no detail');
    },
  };
}
