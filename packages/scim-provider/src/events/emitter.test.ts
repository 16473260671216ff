import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { group, testProvider, user } from '../testing/test-provider.ts';
import { eventTable } from './event-table.ts';
import type { EventType, ProviderEvent } from './events.ts';

describe('provider.on', () => {
  test('tells listeners of one kind of event, until they end it', async () => {
    const { provider, create, send } = testProvider();
    const heard: unknown[] = [];
    const end = provider.on('created', ({ type, resourceType, id }) => void heard.push([type, resourceType, id]));
    const { id } = await create('/Users', user('bjensen'));
    await send('DELETE', `/Users/${id}`);
    expect(heard).toEqual([['created', 'User', id]]);
    end();
    await create('/Users', user('bjensen'));
    expect(heard).toHaveLength(1);
  });

  test('what a listener throws, at once or later, harms neither the request nor other listeners', async () => {
    const { provider, create } = testProvider();
    let told = 0;
    provider.on('created', () => {
      throw new Error('at once');
    });
    provider.on('created', () => Promise.reject(new Error('later')));
    provider.on('created', () => {
      told += 1;
    });
    await create('/Users', user('bjensen'));
    expect(told).toBe(1);
  });

  test('a kind of event that there is not, and a listener that is none, are refused', () => {
    const { provider } = testProvider();
    expect(() => provider.on('toString' as never, () => {})).toThrow(TypeError);
    expect(() => provider.on('created', undefined as never)).toThrow(TypeError);
  });
});

describe('the table of events', () => {
  test('is in the README, word for word', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = Object.fromEntries(
      [...readme.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, type, when]) => [type, when]),
    );
    for (const [type, when] of Object.entries(eventTable)) expect(rows[type]).toBe(when);
  });

  const everything: Record<EventType, (provider: ReturnType<typeof testProvider>) => Promise<unknown>> = {
    created: ({ create }) => create('/Users', user('bjensen')),
    replaced: async ({ create, send }) => {
      const { id } = await create('/Users', user('bjensen'));
      await send('PUT', `/Users/${id}`, user('bjensen', { title: 'Guide' }));
    },
    patched: async ({ create, patch }) => {
      const { id } = await create('/Groups', group('Tours'));
      await patch(`/Groups/${id}`, { op: 'add', path: 'members', value: [{ value: 'x' }] });
    },
    deleted: async ({ create, send }) => {
      const { id } = await create('/Users', user('bjensen'));
      await send('DELETE', `/Users/${id}`);
    },
    tolerance: ({ send }) => send('GET', '/users'),
    failed: ({ send }) => send('GET', '/Users/nobody'),
  };

  test.each(Object.keys(eventTable) as EventType[])('%s happens', async (type) => {
    const all = testProvider();
    const heard: ProviderEvent[] = [];
    all.provider.on(type, (event) => void heard.push(event));
    await everything[type](all);
    expect(heard.map((event) => event.type)).toEqual([type]);
    expect(heard[0]).toMatchObject({ tenant: 'default', method: expect.any(String), path: expect.any(String) });
    if (type === 'patched') {
      expect(heard[0]).toMatchObject({ operations: [{ relations: [{ path: 'members', added: 1, removed: 0 }] }] });
    }
  });
});
