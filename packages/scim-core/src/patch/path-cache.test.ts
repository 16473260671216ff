import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType, type ResourceType } from '../schema/resource-type.ts';
import { userResourceType } from '../schema/resource-types.ts';
import type { Mode } from '../tolerance/mode.ts';
import { applyPatch } from './apply-patch.ts';
import { createPathCache } from './path-cache.ts';
import { planPatch } from './plan-patch.ts';

const resourceType = userResourceType;
const operations = (type: string) => [{ op: 'replace', path: `emails[type EQ "${type}"].value`, value: 'x' }];

describe('createPathCache', () => {
  it('gives the same plan as without it, tolerances included', () => {
    const pathCache = createPathCache();
    const given = [
      ...operations('work'),
      { op: 'add', path: 'manager', value: '2' },
      { op: 'add', path: "emails[type eq 'home'].value", value: 'y' },
    ];
    const plain = planPatch(given, { resourceType }).operations.map(({ tolerances }) => tolerances);
    for (let round = 0; round < 2; round += 1) {
      const cached = planPatch(given, { resourceType, pathCache }).operations.map(({ tolerances }) => tolerances);
      expect(cached).toEqual(plain);
    }
  });

  it('keeps modes apart, so that strict refuses what lenient has cached', () => {
    const pathCache = createPathCache();
    const bare = [{ op: 'add', path: 'manager', value: { value: '2' } }];
    planPatch(bare, { resourceType, pathCache, mode: 'lenient' });
    expect(() => planPatch(bare, { resourceType, pathCache, mode: 'strict' })).toThrow(
      '"manager" is no attribute of User',
    );
  });

  it('knows a mode again that is written anew with each request, instead of growing with each', () => {
    const pathCache = createPathCache();
    const mode = () => ({ base: 'lenient', refuse: ['patch.unknown-path'] }) as const satisfies Mode;
    const [operation] = operations('work');
    planPatch([operation!], { resourceType, pathCache, mode: mode() });
    pathCache.get('title', resourceType, 'strict');
    expect(pathCache.get(operation!.path, resourceType, mode())).toBeDefined();
    expect(pathCache.get(operation!.path, resourceType, { ...mode(), refuse: ['patch.op-any-case'] })).toBeUndefined();
    planPatch([operation!], { resourceType, pathCache });
    pathCache.get('title', resourceType, 'strict');
    expect(pathCache.get(operation!.path, resourceType, 'lenient')).toBeDefined();
  });

  it('is bounded and works on when it is full', () => {
    const pathCache = createPathCache(2);
    const user = {
      userName: 'b',
      emails: [
        { type: 'a', value: '1' },
        { type: 'b', value: '2' },
        { type: 'c', value: '3' },
      ],
    };
    for (const type of ['a', 'b', 'c', 'a']) {
      const { resource } = applyPatch(user, operations(type), { resourceType, pathCache });
      expect(resource.emails.find((email) => email.type === type)?.value).toBe('x');
    }
    const path = (type: string) => pathCache.get(`emails[type EQ "${type}"].value`, resourceType, undefined);
    expect([path('a'), path('b'), path('c')].map((known) => known !== undefined)).toEqual([true, false, true]);
  });

  it('keeps resource types apart, and what it knows of each when they take turns', () => {
    const pathCache = createPathCache();
    const contactType = defineResourceType({
      name: 'Contact',
      endpoint: '/Contacts',
      schema: defineSchema({
        id: 'urn:example:contact',
        attributes: [
          {
            name: 'emails',
            type: 'complex',
            multiValued: true,
            subAttributes: [{ name: 'value', type: 'integer' }, { name: 'type' }],
          },
        ],
      }),
    });
    const path = 'emails[type eq "work"].value';
    const written = (type: ResourceType, value: unknown) =>
      applyPatch({ emails: [{ type: 'work' }] }, [{ op: 'add', path, value }], { resourceType: type, pathCache })
        .resource.emails;
    for (let round = 0; round < 2; round += 1) {
      expect(written(resourceType, 'x')).toEqual([{ type: 'work', value: 'x' }]);
      expect(written(contactType, 7)).toEqual([{ type: 'work', value: 7 }]);
    }
    const known = pathCache.get(path, resourceType, undefined);
    expect(known).toBeDefined();
    expect(pathCache.get(path, contactType, undefined)).not.toBe(known);
    expect(pathCache.get(path, resourceType, undefined)).toBe(known);
  });

  it('leaves out long paths, which name single elements', () => {
    const pathCache = createPathCache();
    const path = (length: number) => `emails[value eq "${'x'.repeat(length - 19)}"]`;
    for (const [length, isKept] of [
      [200, true],
      [201, false],
    ] as const) {
      expect(path(length)).toHaveLength(length);
      planPatch([{ op: 'remove', path: path(length) }], { resourceType, pathCache });
      expect(pathCache.get(path(length), resourceType, undefined) !== undefined).toBe(isKept);
    }
  });
});
