import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, compileFilter, didYouMean, ENTERPRISE_USER_URN, suggestions, userResourceType } from '../index.ts';

/** One slip of the finger. */
function mistype(word: string, { kind, at, letter }: { kind: string; at: number; letter: string }): string {
  const place = at % word.length;
  const [before, after] = [word.slice(0, place), word.slice(place)];
  if (kind === 'add') return before + letter + after;
  if (kind === 'drop') return before + after.slice(1);
  return before + letter + after.slice(1);
}

describe('didYouMean', () => {
  it('suggests the nearest word, and none that is another word', () => {
    const known = ['userName', 'displayName', 'nickName', 'title'];
    expect(didYouMean('usrName', known)).toBe(' Did you mean "userName"?');
    expect(didYouMean('USERNAME', known)).toBe(' Did you mean "userName"?');
    expect(didYouMean('tilte', known)).toBe(' Did you mean "title"?');
    expect(didYouMean('colour', known)).toBe('');
    expect(didYouMean('x'.repeat(101), ['x'.repeat(100)])).toBe('');
    expect(suggestions('nam', ['name', 'names', 'nam', 'game'])).toEqual(['nam', 'name']);
  });

  it('finds a word again after as many edits as it bears, whatever they are', () => {
    const edit = fc.record({
      kind: fc.constantFrom('add', 'drop', 'change'),
      at: fc.nat(20),
      letter: fc.constantFrom('a', 'Z', 'é', 'Ő', '-'),
    });
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-ZéŐ]{5,20}$/), fc.array(edit, { maxLength: 8 }), (word, edits) => {
        // Two fifths of the shorter word, which may be the mistyped one.
        const some = edits.slice(0, Math.floor((word.length - 3) * 0.3));
        expect(suggestions(some.reduce(mistype, word), [word])).toEqual([word]);
      }),
    );
  });

  it('compares what stands behind a URN that both have', () => {
    const known = [`${ENTERPRISE_USER_URN}:manager`, `${ENTERPRISE_USER_URN}:department`];
    const meant = ` Did you mean "${ENTERPRISE_USER_URN}:department"?`;
    expect(didYouMean(`${ENTERPRISE_USER_URN}:deparment`, known)).toBe(meant);
    expect(didYouMean(`${ENTERPRISE_USER_URN}.department`, known)).toBe(meant);
    expect(didYouMean(`${ENTERPRISE_USER_URN.replace('enterprise', 'enterprize')}:department`, known)).toBe(meant);
    expect(didYouMean(`${ENTERPRISE_USER_URN}:shoeSize`, known)).toBe('');
    expect(didYouMean('urn:ietf:params:scim:schemas:extension:acme:2.0:User:badge', known)).toBe('');
    expect(didYouMean('urn:ietf:params:scim:schemas:extension:', known)).toBe('');
  });

  it('helps with the dot that Entra once wrote for the colon', () => {
    const name = `${ENTERPRISE_USER_URN}.department`;
    const options = { resourceType: userResourceType, mode: 'strict' } as const;
    const meant = `Did you mean "${ENTERPRISE_USER_URN}:department"?`;
    expect(() => compileFilter(`${name} pr`, options)).toThrow(meant);
    expect(() => applyPatch({}, [{ op: 'add', path: name, value: 'x' }], options)).toThrow(meant);
    expect(() => compileFilter(`${ENTERPRISE_USER_URN}:shoeSize pr`, options)).toThrow(/is no attribute of User\.\n/);
  });
});
