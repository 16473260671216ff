import { describe, expect, it } from 'vitest';
import { emptyForm, ruleOf } from './fault-rule.ts';
import { describeFault, scopeOf } from './fault-words.ts';

describe('the form for a fault', () => {
  it('asks for what the kind needs, and leaves out what is empty', () => {
    expect(ruleOf(emptyForm)).toEqual({ kind: 'status', status: 503 });
    expect(ruleOf({ ...emptyForm, kind: 'latency' })).toEqual({ kind: 'latency', milliseconds: 500 });
    expect(ruleOf({ ...emptyForm, kind: 'cut' })).toEqual({ kind: 'cut' });
  });

  it('says for which requests, how many of them, and how often', () => {
    const form = {
      ...emptyForm,
      kind: 'cut',
      tenant: 'acme',
      method: 'GET',
      path: ' /Users/* ',
      percentage: '5',
      count: '3',
    };
    expect(ruleOf(form)).toEqual({
      kind: 'cut',
      tenant: 'acme',
      method: 'GET',
      path: '/Users/*',
      percentage: 5,
      count: 3,
    });
  });
});

describe('a fault in words', () => {
  it.each([
    [{ kind: 'status', status: 429, retryAfter: 2 }, 'Status: 429, Retry-After 2', 'every request'],
    [{ kind: 'latency', milliseconds: 20, percentage: 10 }, 'Latency: 20 ms', '10 % of requests'],
    [{ kind: 'cut', method: 'GET', path: '/Users' }, 'Cut connection', 'every request with GET to /Users'],
  ] as const)('%o', (rule, words, scope) => {
    const fault = { id: 1, hits: 0, left: null, ...rule };
    expect([describeFault(fault), scopeOf(fault)]).toEqual([words, scope]);
  });
});
