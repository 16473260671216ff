import { describe, expect, test } from 'vitest';
import { testProvider, user } from '../testing/test-provider.ts';

const post = async (
  body: string | Uint8Array | undefined,
  headers: Record<string, string | undefined> = {},
  mode?: 'strict',
) => {
  const { send, events } = testProvider({
    ...(mode === undefined ? {} : { mode }),
    limits: { bodyBytes: 1000, bodyDepth: 10 },
  });
  const answer = await send('POST', '/Users', undefined, {
    body,
    headers: { 'Content-Type': 'application/scim+json', ...headers },
  });
  return { ...answer, events };
};
const good = JSON.stringify(user('bjensen'));
const bytes = (text: string) => new TextEncoder().encode(text);

describe('content types (RFC 7644 §3.8)', () => {
  test.each([
    ['application/scim+json', 201],
    ['application/json', 201],
    ['Application/SCIM+JSON; Charset="UTF-8"', 201],
    ['application/scim+json; charset=utf-8', 201],
    ['application/scim+json; charset=iso-8859-1', 415],
    ['text/plain', 415],
    ['application/jsonx', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('%s is %i', async (type, status) => {
    expect((await post(good, { 'Content-Type': type })).status).toBe(status);
  });

  test('none is read as JSON where the mode allows it', async () => {
    const lenient = await post(good, { 'Content-Type': undefined });
    expect(lenient.status).toBe(201);
    expect(lenient.events).toContainEqual(expect.objectContaining({ type: 'tolerance', id: 'http.content-type' }));
    expect((await post(good, { 'Content-Type': undefined }, 'strict')).status).toBe(415);
  });
});

describe('a body that is no acceptable JSON is 400 invalidSyntax', () => {
  test.each([
    { name: 'nothing', body: undefined },
    { name: 'white space', body: ' \n' },
    { name: 'broken off', body: '{"userName":' },
    { name: 'with a trailing comma', body: '{"userName":"a",}' },
    { name: 'not UTF-8', body: Uint8Array.of(0x22, 0xff, 0x22) },
    { name: 'with half a surrogate pair in a value', body: '{"userName":"\\ud83d"}' },
    { name: 'with half a surrogate pair in a name', body: '{"\\udc00":1}' },
    { name: 'nested too deep', body: `${'['.repeat(11)}${']'.repeat(11)}` },
    { name: 'nested absurdly deep', body: '{"a":'.repeat(150) },
    { name: 'an array', body: '[]' },
    { name: 'a text', body: '"x"' },
    { name: 'null', body: 'null' },
  ])('$name', async ({ body }) => {
    const answer = await post(body);
    expect([answer.status, answer.body.scimType]).toEqual([400, 'invalidSyntax']);
    expect(answer.body.detail).not.toMatch(/SyntaxError|JSON\.parse/);
  });
});

test('brackets in text are no nesting, and a whole surrogate pair is a character', async () => {
  const text = JSON.stringify(user('a\\"[[[[[[[[[[[[{{{{{{{{{{{{'));
  expect((await post(text)).status).toBe(201);
  expect((await post('{"userName":"\\ud83d\\ude00"}')).body.userName).toBe('😀');
});

test('a byte order mark is passed over', async () => {
  expect((await post(`\uFEFF${good}`)).status).toBe(201);
  expect((await post(bytes(`\uFEFF${good}`))).status).toBe(201);
});

test('a body that is too large is 413 and names the limit, in bytes', async () => {
  const inUnits = JSON.stringify(user('ä'.repeat(480)));
  expect(inUnits.length).toBeLessThan(1000);
  for (const body of [inUnits, bytes(inUnits), 'x'.repeat(1001)]) {
    const { status, body: error } = await post(body);
    expect(status).toBe(413);
    expect(error.detail).toContain('1000');
  }
});

test('groups may be larger', async () => {
  const { send } = testProvider({ limits: { bodyBytes: 100, relationBodyBytes: 1000 } });
  const body = { displayName: 'x'.repeat(200) };
  expect((await send('POST', '/Groups', body)).status).toBe(201);
  expect((await send('POST', '/Groups', { displayName: 'x'.repeat(2000) })).status).toBe(413);
});

test('names that would reach a prototype are attributes nobody knows', async () => {
  const answer = await post('{"userName":"a","__proto__":{"active":true},"constructor":{"prototype":{"x":1}}}');
  expect(answer.status).toBe(201);
  expect(answer.body).not.toHaveProperty('active');
  expect(({} as { x?: number }).x).toBeUndefined();
});
