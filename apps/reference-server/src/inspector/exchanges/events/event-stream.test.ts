import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { userResourceType } from 'scim-core';
import { createMemoryStore } from 'scim-provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchangeOf } from '../../../record/test-support/facts.ts';
import { Traffic } from '../../../record/traffic.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { noInsight } from '../insight.ts';
import { Summaries } from '../summaries.ts';
import { createEventStream, type EventStreamParts, mostWaiting } from './event-stream.ts';

let traffic: Traffic;
let stop: AbortController;
let streams: Readable[];
beforeEach(() => {
  traffic = new Traffic({ exchanges: 10_000, bytes: 100_000_000 });
  stop = new AbortController();
  streams = [];
});
afterEach(() => {
  for (const stream of streams) stream.destroy();
  vi.useRealTimers();
});

const tenants = new Map([['default', { resourceTypes: [userResourceType] } as unknown as Tenant]]);
const open = (parts: Partial<EventStreamParts> = {}) => {
  const summaries = new Summaries({ tenants, store: createMemoryStore() }, noInsight);
  const common = { traffic, summaries, tenant: undefined, after: undefined, stopped: stop.signal };
  const stream = createEventStream({ ...common, ...parts });
  streams.push(stream);
  return stream;
};
const come = (target = '/scim/v2/Users', tenant = 'default') =>
  traffic.add(exchangeOf({ id: traffic.nextId(), target, tenant }));

/** Reads until a text has come. */
function reading(stream: Readable) {
  let text = '';
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  return {
    until: (wanted: string | RegExp) => vi.waitFor(() => expect(text).toMatch(wanted), { timeout: 30_000 }),
    text: () => text,
    ids: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
  };
}

describe('the stream of events', () => {
  it('tells how soon to come back, and of each exchange from now on, in one line', async () => {
    come();
    const reader = reading(open());
    come('/scim/v2/Users/x%0Ay');
    await reader.until(/^retry: 1000\n\nid: 2\nevent: exchange\ndata: \{"id":2,.*\}\n\n$/);
  });

  it('goes on behind the last one that was seen', async () => {
    for (let count = 0; count < 4; count += 1) come();
    const reader = reading(open({ after: 2 }));
    come();
    await reader.until('id: 5\n');
    expect(reader.ids()).toEqual([3, 4, 5]);
  });

  it('tells of one tenant only, and of what concerns all', async () => {
    const reader = reading(open({ tenant: 'acme' }));
    come();
    traffic.clear('default');
    traffic.announce('resources', 'acme');
    traffic.announce('faults', null);
    await reader.until('event: changed\ndata: {"what":"faults","tenant":null}');
    expect(reader.text()).toContain('{"what":"resources","tenant":"acme"}');
    expect(reader.text()).not.toMatch(/default|cleared/);
  });

  it('shows that it lives, and ends with the server', async () => {
    vi.useFakeTimers();
    const stream = open();
    const reader = reading(stream);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(reader.text()).toBe('retry: 1000\n\n: alive\n\n');
    const ended = once(stream, 'end');
    stop.abort();
    await ended;
    come();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reader.text()).not.toContain('event');
  });

  it('holds nothing up for a reader who does not read, and says what was missed', async () => {
    const stream = open();
    for (let count = 0; count < 5 * mostWaiting; count += 1) come();
    const reader = reading(stream);
    await reader.until(`id: ${5 * mostWaiting}\n`);
    expect(reader.text()).toContain('event: missed\ndata: {"count":');
    expect(reader.ids().length).toBeLessThan(2 * mostWaiting);
    expect(reader.ids()).toEqual(reader.ids().toSorted((one, other) => one - other));
  });

  it('watches nothing any more once its reader has gone', async () => {
    const unwatch = vi.fn();
    vi.spyOn(traffic, 'watch').mockReturnValue(unwatch);
    const stream = open();
    stream.destroy();
    await once(stream, 'close');
    expect(unwatch).toHaveBeenCalledOnce();
  });
});
