import { expect, it } from 'vitest';
import { readFaultHeader } from './read-fault-rule.ts';

it.each([
  ['status=503; retry-after=2', { kind: 'status', status: 503, retryAfter: 2 }],
  ['Status=400; scimType=tooMany', { kind: 'status', status: 400, scimType: 'tooMany' }],
  ['latency=250', { kind: 'latency', milliseconds: 250 }],
  ['cut', { kind: 'cut' }],
  ['null-resources', { kind: 'null-resources' }],
  ['slow-body=50', { kind: 'slow-body', milliseconds: 50 }],
])('the header %s says what is to go wrong', (header, rule) => {
  expect(readFaultHeader(header)).toEqual(rule);
});

it.each(['', 'explode', 'status', 'status=abc', 'status=204', 'latency', 'cut=1', 'status=503; wait=2', 'latency=-1'])(
  'the header "%s" is refused',
  (header) => expect(() => readFaultHeader(header)).toThrow(TypeError),
);
