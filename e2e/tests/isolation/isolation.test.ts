import { beforeAll, describe, expect, it } from 'vitest';

/** The names on the global object and on what every object inherits from. */
function globalNames(): Record<string, PropertyKey[]> {
  const holders = { globalThis, Object, Array, String, Number, Date, RegExp, Map, Set, Promise, Error, JSON };
  return Object.fromEntries(
    Object.entries(holders).flatMap(([name, holder]) => {
      const own: [string, PropertyKey[]] = [name, Reflect.ownKeys(holder)];
      const { prototype } = holder as { prototype?: object };
      return prototype === undefined ? [own] : [own, [`${name}.prototype`, Reflect.ownKeys(prototype)]];
    }),
  );
}

/** Every published workspace; imported late, so that what an import does to the process can be seen. */
const packages = {
  'scim-core': () => import('scim-core'),
  'scim-client': () => import('scim-client'),
  'scim-provider': () => import('scim-provider'),
  'scim-store-sqlite': () => import('scim-store-sqlite'),
  'entra-mapping': () => import('entra-mapping'),
  'vendor-profiles': () => import('vendor-profiles'),
  'vendor-persona': () => import('vendor-persona'),
  'mapping-lint': () => import('mapping-lint'),
  'scim-reference-server': () => import('scim-reference-server'),
};

describe('nothing is global', () => {
  // Node sets up its own fetch, globals included, when it is first used.
  beforeAll(() => fetch('data:,'));

  it.each(Object.entries(packages))('in %s', async (_, load) => {
    const before = globalNames();
    await load();
    expect(globalNames()).toEqual(before);
  });

  it('in a linter that works with two profiles at the same time', async () => {
    const { readExport } = await packages['entra-mapping']();
    const { lintExport } = await packages['mapping-lint']();
    const { loadProfile } = await packages['vendor-profiles']();
    const exported = readExport(
      '[{ "targetAttributeName": "title", "source": { "type": "Attribute", "name": "jobTitle" } }]',
    );
    const codes = (id: string) =>
      lintExport(exported, { profile: loadProfile(id), rules: { 'partial-schema': 'off' } }).findings.map(
        ({ code }) => code,
      );
    const order = ['talkdesk', 'generic', 'talkdesk', 'generic'];
    expect(order.map(codes)).toEqual([['ML501'], [], ['ML501'], []]);
  });
});
