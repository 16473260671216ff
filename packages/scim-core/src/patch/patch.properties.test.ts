import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  type PatchOperation,
  type PatchResult,
  planPatch,
  readResource,
  ScimError,
  userResourceType,
} from '../index.ts';
import { anyOperation, likelyOperation, storedUser } from '../test-support/user-arbitraries.ts';

type Members = Record<string, unknown>;

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

const modes = fc.constantFrom('strict' as const, 'lenient' as const);
const operations = fc.array(fc.oneof(likelyOperation, anyOperation), { minLength: 1, maxLength: 5 });
const likely = fc.array(likelyOperation, { minLength: 1, maxLength: 5 });

/** What a PATCH makes of a user, or the error for it. */
function patched(
  user: object,
  list: readonly PatchOperation[],
  mode: 'strict' | 'lenient',
): PatchResult<Members> | ScimError {
  try {
    return applyPatch(user as Members, list, { resourceType: userResourceType, mode });
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}

const prototypeNames = Object.getOwnPropertyNames(Object.prototype).sort().join();

describe('a PATCH', () => {
  it('succeeds or fails with a ScimError, and never touches what it is given', () => {
    fc.assert(
      fc.property(storedUser, operations, modes, (user, list, mode) => {
        const before = structuredClone(user);
        const given = structuredClone(list);
        const result = patched(deepFreeze(user), deepFreeze(list), mode);
        expect(user).toEqual(before);
        expect(list).toEqual(given);
        if (result instanceof ScimError) expect(result.status).toBe(400);
        expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(prototypeNames);
        expect(Object.keys({})).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves a resource that is valid and canonical', () => {
    fc.assert(
      fc.property(storedUser, likely, (user, list) => {
        const result = patched(user, list, 'strict');
        if (result instanceof ScimError) return;
        const options = { resourceType: userResourceType, context: 'response', mode: 'strict' } as const;
        expect(readResource(result.resource, options)).toEqual(result.resource);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves at most one primary element', () => {
    fc.assert(
      fc.property(storedUser, operations, modes, (user, list, mode) => {
        const result = patched(user, list, mode);
        if (result instanceof ScimError) return;
        for (const name of ['emails', 'roles']) {
          const elements = (result.resource[name] ?? []) as { primary?: boolean }[];
          expect(elements.filter(({ primary }) => primary === true).length).toBeLessThan(2);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reports what it changed, or why it did not', () => {
    fc.assert(
      fc.property(storedUser, likely, modes, (user, list, mode) => {
        const result = patched(user, list, mode);
        if (result instanceof ScimError) return;
        expect(result.operations.map(({ index }) => index)).toEqual(list.map((_, index) => index));
        for (const { changed, effects, reason } of result.operations) {
          expect(changed).toBe(effects.length > 0);
          expect(reason === undefined).toBe(changed);
        }
        if (result.changed) expect(result.operations.some(({ changed }) => changed)).toBe(true);
        else expect(result.resource).toBe(user);
      }),
      { numRuns: 1000 },
    );
  });

  it('names every attribute in which the resources differ', () => {
    fc.assert(
      fc.property(storedUser, likely, modes, (user, list, mode) => {
        const result = patched(user, list, mode);
        if (result instanceof ScimError) return;
        const reported = result.operations.flatMap(({ effects }) => effects.map(({ path }) => path));
        const differing = [...new Set([...Object.keys(user), ...Object.keys(result.resource)])].filter(
          (name) =>
            JSON.stringify((user as Members)[name]) !== JSON.stringify(result.resource[name]) && name !== 'schemas',
        );
        for (const name of differing)
          expect(
            reported.some((path) => path.startsWith(name)),
            name,
          ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('reports the elements exactly enough to make the change from the report', () => {
    fc.assert(
      fc.property(
        storedUser,
        likelyOperation,
        modes,
        fc.constantFrom('emails', 'roles'),
        (user, operation, mode, name) => {
          const result = patched(user, [operation], mode);
          if (result instanceof ScimError) return;
          const before = ((user as Members)[name] ?? []) as Members[];
          const after = (result.resource[name] ?? []) as Members[];
          const effects = result.operations[0]!.effects.filter(({ path }) => path.split('.')[0] === name);
          const indexes = (effect: string) =>
            effects.filter((it) => it.path === name && it.effect === effect).map((it) => it.element);
          const [added, replaced, removed] = [indexes('added'), indexes('replaced'), indexes('removed')];
          const kept = before.filter((_, index) => !removed.includes(index));
          const positions = after.map((_, index) => index).filter((index) => !added.includes(index));
          expect(positions).toHaveLength(kept.length);
          // Overwriting a list puts what stays in a new order, which means nothing.
          const texts = (elements: readonly unknown[]) => elements.map((element) => JSON.stringify(element)).sort();
          if (
            operation.op !== 'remove' &&
            removed.length + added.length > 0 &&
            effects.every(({ path }) => path === name)
          ) {
            expect(texts(positions.map((index) => after[index]))).toEqual(texts(kept));
            return;
          }
          for (const [place, index] of positions.entries()) {
            if (replaced.includes(index)) continue;
            const parts = effects
              .filter((it) => it.element === index && it.path !== name)
              .map(({ path }) => path.slice(name.length + 1));
            for (const part of new Set([...Object.keys(kept[place]!), ...Object.keys(after[index]!)])) {
              const isSame = JSON.stringify(kept[place]![part]) === JSON.stringify(after[index]![part]);
              expect(isSame, `${name}[${index}].${part}`).toBe(!parts.includes(part));
            }
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('does as its operations do one after the other', () => {
    fc.assert(
      fc.property(storedUser, likely, modes, (user, list, mode) => {
        let step: PatchResult<Members> | ScimError = patched(user, [], 'lenient');
        for (const operation of list) {
          if (step instanceof ScimError) return;
          step = patched(step.resource, [operation], mode);
        }
        const whole = patched(user, list, mode);
        // Required attributes are asked for in the end only, so one by one may fail where the whole does not.
        if (!(step instanceof ScimError)) expect((whole as PatchResult<Members>).resource).toEqual(step.resource);
      }),
      { numRuns: 1000 },
    );
  });

  it('does the same by a plan, and again on another resource', () => {
    fc.assert(
      fc.property(storedUser, storedUser, likely, modes, (one, other, list, mode) => {
        const options = { resourceType: userResourceType, mode };
        let plan: ReturnType<typeof planPatch>;
        try {
          plan = planPatch(list, options);
        } catch (error) {
          expect(error).toBeInstanceOf(ScimError);
          expect(patched(one, list, mode)).toBeInstanceOf(ScimError);
          return;
        }
        for (const user of [one, other, one]) {
          const expected = patched(user, list, mode);
          if (expected instanceof ScimError) expect(() => applyPatch(user, plan, options)).toThrow(expected.detail);
          else expect(applyPatch(user, plan, options)).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing when it is repeated, where it only replaces and removes', () => {
    const idempotent = likely.map((list) => list.filter(({ op, path }) => op !== 'add' && !String(path).includes('[')));
    fc.assert(
      fc.property(storedUser, idempotent, (user, list) => {
        const last = list.slice(-1);
        const once = patched(user, last, 'strict');
        if (once instanceof ScimError || last.length === 0) return;
        const twice = patched(once.resource, last, 'strict');
        expect(twice).toMatchObject({ changed: false });
      }),
      { numRuns: 500 },
    );
  });
});
