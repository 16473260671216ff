import { Readable } from 'node:stream';
import Koa from 'koa';
import { pino } from 'pino';
import { ScimError } from 'scim-core';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen } from '../../http/listen.ts';
import { type AskOptions, ask } from '../test-support/ask.ts';
import { createApi } from './api.ts';
import { Problem } from './problem.ts';
import { defineRoute } from './route.ts';

const thing = v.object({ name: v.string() });
const routes = [
  defineRoute({
    method: 'GET',
    path: '/things/{kind}/{id}',
    summary: 'one thing',
    query: { depth: v.optional(v.pipe(v.string(), v.regex(/^\d+$/, 'Give a whole number.'), v.transform(Number))) },
    answer: { description: 'The thing.', schema: thing },
    problems: { 404: 'There is no such thing.' },
    handle: ({ parameters: { kind, id }, query }) => ({
      content: { name: `${kind} ${id} ${query.depth ?? 'none'}` },
      headers: { ETag: 'W/"1"' },
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/things',
    summary: 'make a thing',
    body: thing,
    bodyBytes: 50,
    answer: { status: 201, description: 'The thing.', schema: thing },
    handle: ({ body }) => ({ content: { name: body.name } }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/things',
    summary: 'no things',
    answer: { description: 'All are gone.' },
    handle: () => ({ content: undefined }),
  }),
  defineRoute({
    method: 'GET',
    path: '/things.txt',
    summary: 'things as text',
    answer: { description: 'Text.', type: 'text/plain' },
    handle: () => ({ content: Readable.from(['one\n', 'two\n']) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/errors/{kind}',
    summary: 'errors',
    answer: { description: 'None.' },
    handle: ({ parameters: { kind } }) => {
      if (kind === 'problem') throw new Problem(410, 'It is gone.', { kind: 'gone', where: 'at' });
      if (kind === 'scim') throw new ScimError(409, 'Taken.', { scimType: 'uniqueness' });
      throw new Error('secret');
    },
  }),
];

let listener: Listener;
let url: string;
let logged: string[];
beforeEach(async () => {
  logged = [];
  const log = pino({ level: 'info', base: null }, { write: (line: string) => void logged.push(line) });
  const app = new Koa();
  app.use(createApi([{ name: 'things', routes, schemas: { Thing: thing } }], log, '1.2.3'));
  const options = { host: '127.0.0.1', port: 0, requestTimeout: 60_000, idleTimeout: 60_000 };
  listener = await listen(app.callback(), options);
  url = `http://127.0.0.1:${listener.port}/api/v1`;
});
afterEach(() => listener.close(0));

const json = { 'Content-Type': 'application/json' };
const send = (path: string, options?: AskOptions) => ask(url + path, options);

describe('a route', () => {
  it('gets its parameters decoded and its query checked', async () => {
    const response = await send('/things/a%2Fb/7?depth=12');
    expect(response.json()).toEqual({ name: 'a/b 7 12' });
    expect(response.headers.etag).toBe('W/"1"');
  });

  it('says which query parameter is wrong, or not known', async () => {
    expect((await send('/things/a/7?depth=x')).json()).toEqual({
      ...{ type: 'about:blank', title: 'Bad request', status: 400 },
      ...{ detail: 'Give a whole number.', where: 'query.depth' },
    });
    expect((await send('/things/a/7?dept=1')).json()).toMatchObject({ status: 400, where: 'query.dept' });
  });

  it('gets a checked body of JSON, within its bound', async () => {
    const post = (body: string, headers: AskOptions['headers'] = json) =>
      send('/things', { method: 'POST', headers, body });
    const made = await post('{"name":"x"}');
    expect([made.status, made.json()]).toEqual([201, { name: 'x' }]);
    expect((await post('{"name":1}')).json()).toMatchObject({ status: 400, where: 'body.name' });
    expect((await post('{')).json()).toMatchObject({ status: 400, where: 'body' });
    expect((await post('')).json()).toMatchObject({ status: 400, where: 'body' });
    expect((await post(JSON.stringify({ name: 'x'.repeat(50) }))).json()).toMatchObject({ status: 413 });
    // What a form of another site may send.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json']) {
      expect((await post('{"name":"x"}', { 'Content-Type': type })).json()).toMatchObject({ status: 415 });
    }
    expect((await post('{"name":"x"}', {})).json()).toMatchObject({ status: 415 });
  });

  it('may answer nothing, or a stream', async () => {
    const gone = await send('/things', { method: 'DELETE' });
    expect([gone.status, gone.text, gone.headers['content-type']]).toEqual([204, '', undefined]);
    const text = await send('/things.txt');
    expect([text.text, text.headers['content-type']]).toEqual(['one\ntwo\n', 'text/plain; charset=utf-8']);
  });

  it('tells of problems, and of SCIM errors as problems', async () => {
    expect((await send('/errors/problem')).json()).toMatchObject({
      ...{ type: 'urn:scim-workbench:problem:gone', title: 'Gone', status: 410, detail: 'It is gone.', where: 'at' },
    });
    const scim = await send('/errors/scim');
    expect([scim.status, scim.json()]).toMatchObject([409, { detail: 'Taken.', scimType: 'uniqueness' }]);
  });

  it('tells nothing of an error that nobody foresaw; the log does', async () => {
    const response = await send('/errors/other');
    expect([response.status, response.headers['content-type']]).toEqual([500, 'application/problem+json']);
    expect(response.text).not.toContain('secret');
    expect(logged.join()).toContain('secret');
  });

  it('is told apart from one that is not there, and from a method that it has not', async () => {
    expect((await send('/nothing')).json()).toMatchObject({ status: 404, type: 'urn:scim-workbench:problem:no-route' });
    const response = await send('/things', { method: 'PUT' });
    expect([response.status, response.headers.allow]).toEqual([405, 'POST, DELETE']);
  });
});

describe('openapi.json', () => {
  it('describes every route, with the schemas by name', async () => {
    const document = (await send('/openapi.json')).json() as { paths: object };
    expect(Object.keys(document.paths)).toEqual(['/things/{kind}/{id}', '/things', '/things.txt', '/errors/{kind}']);
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { version: '1.2.3' },
      paths: {
        '/things/{kind}/{id}': {
          get: {
            operationId: 'get-things-kind-id',
            parameters: [
              { name: 'kind', in: 'path', required: true },
              { name: 'id', in: 'path', required: true },
              { name: 'depth', in: 'query', required: false, schema: { type: 'string', pattern: String.raw`^\d+$` } },
            ],
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
              404: { description: 'There is no such thing.' },
            },
          },
        },
        '/things': {
          post: {
            requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
          },
          delete: { responses: { 204: { description: 'All are gone.' } } },
        },
      },
      components: { schemas: { Thing: { type: 'object', properties: { name: { type: 'string' } } } } },
    });
  });
});
