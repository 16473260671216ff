import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Example, startExample, TOKEN } from './example.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-embed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SEAT = 'urn:acme:params:scim:schemas:extension:2.0:Seat';

describe('the server', () => {
  let example: Example | undefined;
  afterEach(() => example?.end());

  it('is 40 lines', () => {
    const path = new URL('../../../examples/embed-provider/server.ts', import.meta.url);
    expect(readFileSync(path, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });

  it('serves SCIM with its extension beside what it does else, and keeps everything', async () => {
    const variables = { SCIM_FILE: join(folder, 'people.json') };
    example = await startExample('embed-provider', variables);
    const product = await fetch(new URL('/', example.url));
    expect(await product.text()).toBe('The product itself.\n');
    const ada = { userName: 'ada@example.com', [SEAT]: { floor: 3, badge: 'A7' } };
    const created = await example.send('POST', '/Users', ada);
    expect(created).toMatchObject({ status: 201, body: { schemas: expect.arrayContaining([SEAT]), ...ada } });
    const twin = await example.send('POST', '/Users', { userName: 'bob@example.com', [SEAT]: { badge: 'A7' } });
    expect(twin).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
    const members = [{ value: created.body.id }];
    const group = await example.send('POST', '/Groups', { displayName: 'Pilots', members });
    expect((await example.send('GET', `/Schemas/${SEAT}`)).body.attributes).toHaveLength(2);
    await example.end();

    example = await startExample('embed-provider', variables);
    const filter = encodeURIComponent(`${SEAT}:badge eq "A7"`);
    const found = await example.send('GET', `/Users?filter=${filter}`);
    expect(found.body).toMatchObject({
      totalResults: 1,
      Resources: [{ ...ada, groups: [{ value: group.body.id, display: 'Pilots' }] }],
    });
    const stranger = await fetch(`${example.url}/Users`, { headers: { authorization: `Bearer ${TOKEN}x` } });
    expect(stranger.status).toBe(401);
  });
});
