import { expect, it, vi } from 'vitest';
import { FaultList } from './fault-list.ts';

const request = { tenant: 'default', method: 'GET', path: '/Users/1?attributes=id' };
const listOf = (chance = () => 0) => new FaultList(chance, () => {});

it('meets the requests that a rule names, and no others', () => {
  const faults = listOf();
  faults.add({ kind: 'cut', tenant: 'acme' });
  faults.add({ kind: 'cut', method: 'POST' });
  faults.add({ kind: 'cut', path: '/Groups/*' });
  expect(faults.take(request)).toEqual([]);
  faults.add({ kind: 'latency', milliseconds: 5, tenant: 'default', method: 'get', path: '/Users/*' });
  expect(faults.take(request)).toMatchObject([{ kind: 'latency', method: 'GET' }]);
  expect(faults.list().map(({ hits }) => hits)).toEqual([0, 0, 0, 1]);
});

it('is for as many requests as it says, by chance for a part of them', () => {
  let chance = 0.5;
  const faults = listOf(() => chance);
  const { id } = faults.add({ kind: 'cut', count: 2, percentage: 30 });
  expect(faults.take(request)).toEqual([]);
  chance = 0.29;
  expect([faults.take(request), faults.take(request), faults.take(request)].map(({ length }) => length)).toEqual([
    1, 1, 0,
  ]);
  expect(faults.list()).toEqual([{ id, kind: 'cut', count: 2, percentage: 30, hits: 2, left: 0 }]);
});

it('tells when rules come and go', () => {
  const onChange = vi.fn();
  const faults = new FaultList(() => 0, onChange);
  const { id } = faults.add({ kind: 'cut', tenant: 'acme' });
  expect([faults.remove(id), faults.remove(id)]).toEqual([true, false]);
  faults.add({ kind: 'cut' });
  faults.clear();
  faults.clear();
  expect(onChange.mock.calls.flat()).toEqual(['acme', 'acme', null, null]);
});

it('takes no rule that can not be one, and no more than a hundred', () => {
  const faults = listOf();
  for (const rule of [
    { kind: 'status' },
    { kind: 'status', status: 200 },
    { kind: 'latency' },
    { kind: 'latency', milliseconds: 1e9 },
    { kind: 'cut', path: 'Users' },
    { kind: 'cut', percentage: 0 },
    { kind: 'cut', tenants: 'x' },
    { kind: 'explode' },
  ]) {
    expect(() => faults.add(rule as never), JSON.stringify(rule)).toThrow(TypeError);
  }
  for (let index = 0; index < 100; index += 1) faults.add({ kind: 'cut' });
  expect(() => faults.add({ kind: 'cut' })).toThrow(/100 faults already/);
});
