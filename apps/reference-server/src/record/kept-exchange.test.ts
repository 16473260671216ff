import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keepBody, keepHeaders, keptBody } from './message-parts.ts';
import { exchangeOf } from './test-support/facts.ts';

const bytes = (text: string) => keepBody(Buffer.from(text));

describe('a kept exchange', () => {
  it('gives bodies as JSON, or as text where they are none', () => {
    const exchange = exchangeOf({ body: bytes('{"userName":"ada"}'), answer: keepBody('no JSON') });
    expect(exchange).toMatchObject({ status: 200, body: { userName: 'ada' }, responseBody: 'no JSON' });
    expect(exchangeOf({ answer: keepBody('') })).toMatchObject({ body: undefined, responseBody: undefined });
  });

  it('shows no secret: not as a text, not as JSON, not on a console', () => {
    const exchange = exchangeOf({
      target: '/scim/v2/Users?filter=password%20eq%20%22hunter2%22&access_token=the-token',
      headers: keepHeaders(['Authorization', 'Bearer the-token', 'X-Trace', 'the-token', 'Cookie', 'a=hunter2']),
      body: bytes('{"password":"hunter2"}'),
      answer: keepBody('{"detail":"password eq \\"hunter2\\""}'),
      answerHeaders: { 'set-cookie': ['a=hunter2'], location: 'http://x/?access_token=the-token' },
    });
    const shown = [JSON.stringify(exchange), inspect(exchange, { depth: 9 }), JSON.stringify(exchange.request)];
    for (const text of [...shown, JSON.stringify(exchange.response), exchange.url]) {
      expect(text).not.toMatch(/hunter2|the-token/);
    }
    expect(exchange.request.headers).toEqual([
      ['Authorization', 'Bearer [redacted]'],
      ['X-Trace', '[redacted]'],
      ['Cookie', '[redacted]'],
    ]);
    expect(exchange.headers).toEqual({ 'x-trace': '[redacted]' });
  });

  it('keeps the beginning of a long body, and its length', () => {
    const text = 'ä'.repeat(keptBody + 1);
    const { request, response, body } = exchangeOf({ body: bytes(text), answer: keepBody(text) });
    expect(request).toMatchObject({ bytes: 2 * keptBody + 2, isTruncated: true });
    expect(body).toBe('ä'.repeat(keptBody / 2));
    expect(response).toMatchObject({ bytes: 2 * keptBody + 2, isTruncated: true, body: 'ä'.repeat(keptBody) });
    expect(exchangeOf({ body: bytes('ä') }).request).toMatchObject({ bytes: 2, isTruncated: false });
  });

  it('shows nothing of a long body that names a secret', () => {
    const text = JSON.stringify({ password: 'hunter2', about: 'x'.repeat(keptBody) });
    expect(exchangeOf({ body: bytes(text) }).request.body).toBe('[redacted]');
  });

  it('shows as much of an answer as is on its way', () => {
    let sent = '';
    const exchange = exchangeOf({ answer: () => keepBody(sent) });
    expect(exchange.response.body).toBeNull();
    sent = 'some';
    expect(exchange.response.body).toBe('some');
  });

  it('takes no more memory than what it keeps of bodies', () => {
    const long = exchangeOf({ body: bytes('x'.repeat(10 * keptBody)) });
    expect(long.size).toBeGreaterThan(keptBody);
    expect(long.size).toBeLessThan(2 * keptBody);
  });
});

describe('kept headers', () => {
  it('are as they came, in order, more than once', () => {
    const raw = ['Host', 'x', 'ACCEPT', '*/*', 'accept', 'text/plain'];
    expect(keepHeaders(raw)).toEqual(raw);
    expect(exchangeOf({ headers: raw }).headers).toEqual({ host: 'x', accept: '*/*, text/plain' });
  });

  it.each(['X-Api-Key', 'apikey', 'Ocp-Apim-Subscription-Key', 'CF-Access-Client-Secret', 'X-Auth-Token'])(
    'hold nothing of %s',
    (name) => {
      expect(keepHeaders([name, 'hunter2'])).toEqual([name, '[redacted]']);
    },
  );

  it('hold nothing of a credential but its scheme', () => {
    const raw = ['authorization', 'secret', 'PROXY-AUTHORIZATION', 'basic secret', 'Cookie', 'secret=1'];
    expect(keepHeaders(raw)).toEqual([
      ...['authorization', '[redacted]', 'PROXY-AUTHORIZATION', 'basic [redacted]', 'Cookie', '[redacted]'],
    ]);
    // The request still has them.
    expect(raw[1]).toBe('secret');
  });
});
