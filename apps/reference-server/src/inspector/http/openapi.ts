import { toJsonSchema } from '@valibot/to-json-schema';
import { type GenericSchema, looseObject, object } from 'valibot';
import { problemJson } from './problem.ts';
import { defineRoute, type Route, type RouteGroup, statusOf } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/** The route of the document about all the others; it is made when it is first asked for. */
export function openApiRoute(groups: readonly RouteGroup[], version: string): Route {
  let document: Json | undefined;
  return defineRoute({
    method: 'GET',
    path: '/openapi.json',
    summary: 'this document',
    answer: { description: 'The OpenAPI document of this API.', schema: looseObject({}) },
    handle: () => {
      document ??= openApiDocument(groups, version);
      return { content: document };
    },
  });
}

/** Describes routes as an OpenAPI 3.1 document. */
function openApiDocument(groups: readonly RouteGroup[], version: string): Json {
  const definitions: Record<string, GenericSchema> = Object.assign({}, ...groups.map(({ schemas }) => schemas));
  const reference = (id: string) => `#/components/schemas/${id}`;
  const describe = (schema: GenericSchema): Json => {
    const { $schema, $defs, ...rest } = toJsonSchema(schema, {
      ...{ definitions, target: 'draft-2020-12', typeMode: 'input', errorMode: 'ignore' },
      overrideRef: ({ referenceId }) => reference(referenceId),
    });
    return rest;
  };
  const named = Object.entries(definitions).map(([name, schema]) => {
    // Spread, since a schema that is a definition would only refer to itself.
    return [name, describe({ ...schema })] as const;
  });
  const paths: Record<string, Record<string, Json>> = {};
  for (const { name, routes } of groups) {
    for (const route of routes) {
      paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, name, describe) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'SCIM reference server: inspector',
      version,
      description: 'What the page of the server shows and does, for programs. Only those who may look are answered.',
    },
    servers: [{ url: '/api/v1' }],
    tags: groups.map(({ name }) => ({ name })),
    paths,
    components: {
      schemas: {
        ...Object.fromEntries(named),
        Problem: {
          type: 'object',
          description: 'An error, as RFC 9457 has it.',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            where: { type: 'string', description: 'The parameter, header or member that it is about.' },
            scimType: { type: 'string' },
          },
          required: ['type', 'title', 'status', 'detail'],
        },
      },
    },
  };
}

function operation(route: Route, tag: string, describe: (schema: GenericSchema) => Json): Json {
  const { answer, body, problems = {} } = route;
  const content = answer.schema
    ? { [answer.type ?? 'application/json']: { schema: describe(answer.schema) } }
    : answer.type && { [answer.type]: { schema: { type: 'string' } } };
  const told = { 400: 'What was asked can not be understood.', ...problems };
  return {
    tags: [tag],
    summary: route.summary,
    operationId: operationId(route),
    parameters: [...pathParameters(route), ...queryParameters(route, describe)],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: describe(body) } } } }),
    responses: {
      [statusOf(route)]: { description: answer.description, ...(content ? { content } : {}) },
      ...Object.fromEntries(
        Object.entries(told).map(([status, description]) => [
          status,
          { description, content: { [problemJson]: { schema: { $ref: '#/components/schemas/Problem' } } } },
        ]),
      ),
    },
  };
}

function operationId({ method, path }: Route): string {
  return [method.toLowerCase(), ...path.split(/[^A-Za-z0-9]+/).filter(Boolean)].join('-');
}

function pathParameters({ path }: Route): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));
}

function queryParameters({ query = {} }: Route, describe: (schema: GenericSchema) => Json): Json[] {
  const { properties = {}, required = [] } = describe(object(query)) as {
    properties?: Readonly<Record<string, { readonly description?: string }>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
    ...(description === undefined ? {} : { description }),
  }));
}
