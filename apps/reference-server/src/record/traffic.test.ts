import { describe, expect, it } from 'vitest';
import { keepBody } from './message-parts.ts';
import { exchangeOf } from './test-support/facts.ts';
import { Traffic, type TrafficEvent } from './traffic.ts';

const add = (traffic: Traffic, tenant = 'default', body = '') =>
  traffic.add(exchangeOf({ id: traffic.nextId(), tenant, body: keepBody(body) }));

describe('traffic', () => {
  it('keeps so many exchanges of each tenant', () => {
    const traffic = new Traffic({ exchanges: 3, bytes: 1_000_000 });
    for (let count = 0; count < 5; count += 1) add(traffic);
    add(traffic, 'acme');
    expect(traffic.of('default').map(({ id }) => id)).toEqual([3, 4, 5]);
    expect(traffic.all().map(({ id }) => id)).toEqual([3, 4, 5, 6]);
    expect([traffic.get(2), traffic.get(4)?.id]).toEqual([undefined, 4]);
  });

  it('keeps so many bytes of all tenants together; the oldest goes first, whose ever it is', () => {
    const traffic = new Traffic({ exchanges: 500, bytes: 10_000 });
    add(traffic, 'acme', 'x'.repeat(3000));
    add(traffic, 'default', 'x'.repeat(3000));
    add(traffic, 'default', 'x'.repeat(3000));
    expect(traffic.all().map(({ id }) => id)).toEqual([2, 3]);
    for (let count = 0; count < 20; count += 1) add(traffic, 'default', 'x'.repeat(3000));
    expect(traffic.bytes).toBeLessThanOrEqual(10_000);
    traffic.clear();
    expect([traffic.bytes, traffic.all()]).toEqual([0, []]);
  });

  it('lets one request be larger than all that may be kept', () => {
    const traffic = new Traffic({ exchanges: 500, bytes: 1000 });
    add(traffic, 'default', 'x'.repeat(3000));
    expect([traffic.bytes, traffic.all()]).toEqual([0, []]);
  });

  it('tells those who watch, until they no longer do', () => {
    const traffic = new Traffic({ exchanges: 500, bytes: 1_000_000 });
    const seen: TrafficEvent['type'][] = [];
    const unwatch = traffic.watch(({ type }) => void seen.push(type));
    add(traffic);
    traffic.clear('default');
    traffic.announce('faults', null);
    unwatch();
    add(traffic);
    expect(seen).toEqual(['exchange', 'cleared', 'changed']);
  });

  it('never gives an id twice', () => {
    const traffic = new Traffic({ exchanges: 500, bytes: 1_000_000 });
    add(traffic);
    traffic.clear();
    add(traffic);
    expect(traffic.all().map(({ id }) => id)).toEqual([2]);
  });
});
