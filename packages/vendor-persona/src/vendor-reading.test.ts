import { openProfile } from 'vendor-profiles';
import { expect, it } from 'vitest';
import { vendorReading } from './vendor-reading.ts';

it('takes out what the vendor does nothing with, and takes what it is known to take', async () => {
  const { mode, bodyOf } = vendorReading(await openProfile('talkdesk'), 'strict');
  const operations = [
    { op: 'add', path: 'honorificPrefix', value: 'Lady' },
    { op: 'replace', path: 'active', value: false },
  ];
  const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
  expect(bodyOf({ method: 'PATCH', path: '/Users/1', body })).toMatchObject({ Operations: [operations[1]] });
  expect(mode).toMatchObject({ base: 'strict', allow: expect.arrayContaining(['patch.unknown-path']) });
});
