import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  compileFilter,
  defineResourceType,
  defineSchema,
  diffResources,
  projectResource,
  replaceResource,
} from '../index.ts';

// Service providers list complex attributes without their parts; RFC 7643 §7 only says that they should list them.
const schema = defineSchema({
  id: 'urn:example:Box',
  attributes: [
    { name: 'data', type: 'complex' },
    { name: 'rows', type: 'complex', multiValued: true },
  ],
});
const resourceType = defineResourceType({ name: 'Box', endpoint: '/Boxes', schema });
const options = { resourceType, mode: 'strict' } as const;
const before = { schemas: [schema.id], data: { a: 1, b: { c: [1] } }, rows: [{ a: 1 }, { a: 2, primary: true }] };

describe('a complex value whose parts no schema lists', () => {
  it('is replaced by a PUT', () => {
    const incoming = { data: { a: 2 }, rows: [{ a: 3 }] };
    expect(replaceResource(before, incoming, options)).toEqual({ schemas: [schema.id], ...incoming });
  });

  it('is not the same as another one when it is added or removed', () => {
    const patch = (op: string, value: unknown) =>
      applyPatch(before, [{ op, path: 'rows', value }], { ...options, mode: 'lenient' }).resource;
    expect(patch('add', [{ a: 3 }])).toEqual({ ...before, rows: [...before.rows, { a: 3 }] });
    expect(patch('add', [{ a: 1 }, { a: 3 }, { a: 4 }])).toEqual({
      ...before,
      rows: [...before.rows, { a: 3 }, { a: 4 }],
    });
    expect(patch('add', [{ a: 1 }])).toBe(before);
    expect(patch('remove', [{ a: 1 }])).toEqual({ ...before, rows: [before.rows[1]] });
    expect(patch('remove', [{ a: 1 }, { a: 9 }])).toEqual({ ...before, rows: [before.rows[1]] });
    expect(patch('remove', [{ a: 9 }])).toBe(before);
  });

  it.each([
    [{ data: { a: 2 } }],
    [{ data: { a: 1, b: { c: [2] } }, rows: [{ a: 1 }] }],
    [{ rows: [{ a: 2, primary: false }, { a: 1 }] }],
    [{ rows: [{ a: 1 }, { a: 1 }, { a: 2, primary: true }] }],
    [{}],
    [before],
  ])('differs as a whole: %j', (wanted) => {
    const after = { schemas: [schema.id], ...wanted };
    for (const [from, to] of [
      [before, after],
      [after, before],
      [{ schemas: [schema.id] }, after],
    ] as const) {
      const operations = diffResources(from, to, options);
      expect(applyPatch(from, operations, options).resource).toEqual(to);
    }
  });

  it('is present and returned as it is', () => {
    expect(compileFilter('data pr and rows pr', options)(before)).toBe(true);
    expect(projectResource(before, { ...options, attributes: ['data', 'rows'] })).toEqual(before);
  });
});
