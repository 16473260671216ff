import type { Readable } from 'node:stream';
import type { Context } from 'koa';
import type { GenericSchema, InferOutput, ObjectEntries, ObjectSchema } from 'valibot';

/** The names in braces of a path: `'/tenants/{tenant}'` has `tenant`. */
type ParametersOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Each in Name]: string } & ParametersOf<Rest>
  : unknown;

/** What a route is asked: checked, and in the form that its schemas give it. */
export interface Call<Parameters, Query, Body> {
  readonly parameters: Parameters;
  readonly query: Query;
  readonly body: Body;
  /** For what few routes need: headers, and the root URL that the caller used. */
  readonly context: Context;
}

/** What a route answers. */
export interface Reply<Content> {
  /** JSON where the answer has a schema, else the text or a stream of it; nothing with 204. */
  readonly content: Content;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a route answers when all is well, for its documentation. */
export interface AnswerDefinition<Content extends GenericSchema | undefined> {
  /** Default 200, or 204 where there is neither schema nor type. */
  readonly status?: number;
  readonly description: string;
  /** Of an answer in JSON. */
  readonly schema?: Content;
  /** The media type of an answer that is not `application/json`. */
  readonly type?: string;
}

type ContentOf<Content> = Content extends GenericSchema ? InferOutput<Content> : string | Readable | undefined;
type BodyOf<Body> = Body extends GenericSchema ? InferOutput<Body> : undefined;

/** One route of the API, with all that the OpenAPI document says of it. */
export interface RouteDefinition<
  Path extends string,
  Query extends ObjectEntries,
  Body extends GenericSchema | undefined,
  Content extends GenericSchema | undefined,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Behind `/api/v1`, with parameters in braces. */
  readonly path: Path;
  /** What it does, in half a sentence. */
  readonly summary: string;
  /** Query parameters, by name. Each is a text, so that a number comes from a pipe. */
  readonly query?: Query;
  /** The JSON body that it takes. */
  readonly body?: Body;
  /** The longest body that it takes, in bytes. Default 1 MiB. */
  readonly bodyBytes?: number;
  readonly answer: AnswerDefinition<Content>;
  /** What the caller is told when not all is well, by status. */
  readonly problems?: Readonly<Record<number, string>>;
  handle(
    call: Call<ParametersOf<Path>, InferOutput<ObjectSchema<Query, undefined>>, BodyOf<Body>>,
  ): Reply<ContentOf<Content>> | Promise<Reply<ContentOf<Content>>>;
}

/** A route of which only the router and the OpenAPI document still have to know. */
export type Route = Omit<
  RouteDefinition<string, ObjectEntries, GenericSchema | undefined, GenericSchema | undefined>,
  'handle'
> & {
  handle(call: Call<unknown, unknown, unknown>): Reply<unknown> | Promise<Reply<unknown>>;
};

/** Routes about one thing. */
export interface RouteGroup {
  /** What they are about: a tag in the OpenAPI document. */
  readonly name: string;
  readonly routes: readonly Route[];
  /** Schemas that the document names, by name. */
  readonly schemas: Readonly<Record<string, GenericSchema>>;
}

/**
 * Declares a route. What isn't declared this way can't be served, so that the OpenAPI document lacks nothing.
 *
 * @example
 * ```ts
 * defineRoute({
 *   method: 'GET',
 *   path: '/tenants/{tenant}',
 *   summary: 'one tenant',
 *   answer: { description: 'The tenant.', schema: tenantSchema },
 *   handle: ({ parameters }) => ({ content: describe(parameters.tenant) }),
 * });
 * ```
 */
export function defineRoute<
  const Path extends string,
  Query extends ObjectEntries = Record<never, never>,
  Body extends GenericSchema | undefined = undefined,
  Content extends GenericSchema | undefined = undefined,
>(definition: RouteDefinition<Path, Query, Body, Content>): Route {
  // The router hands over what the schemas of the very same definition have made of a request.
  return definition as unknown as Route;
}

/** The status of a route's answer when all is well. */
export function statusOf({ answer }: Route): number {
  return answer.status ?? (answer.schema === undefined && answer.type === undefined ? 204 : 200);
}
