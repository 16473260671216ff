import { describe, expect, it } from 'vitest';
import { applyPatch, compileFilter, parseFilter, readResource, ScimError, userResourceType } from '../index.ts';

const options = { resourceType: userResourceType, mode: 'strict' } as const;
const detailOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof ScimError) return error.detail;
    throw error;
  }
  throw new Error('expected a ScimError');
};

describe('what an error repeats of an input', () => {
  it('has a caret line below the place of the fault', () => {
    expect(
      detailOf(() => parseFilter('title pr and userName zz "x"'))
        .split('\n')
        .slice(1),
    ).toEqual(['title pr and userName zz "x"', '                      ^^']);
  });

  it('is cut on both sides, with the caret still below the fault', () => {
    const text = `${'title pr and '.repeat(9)}userName zz "x"${' and title pr'.repeat(9)}`;
    const [, line = '', caret = ''] = detailOf(() => parseFilter(text)).split('\n');
    expect(line.length).toBeLessThan(80);
    expect(line.slice(caret.indexOf('^'), caret.length)).toBe('zz');
    expect(line.startsWith('…') && line.endsWith('…')).toBe(true);
  });

  // A mark that turns the direction of the text, a zero-width space, a bell, a line separator, half a character.
  it.each(['\u202e', '\u200b', '\u0007', '\u2028', '\ud800'])('shows %j as an escape', (character) => {
    const name = `user${character}Name`;
    const details = [
      () => parseFilter(`${name} pr`),
      () => compileFilter(`active eq "${character}"`, options),
      () => applyPatch({}, [{ op: 'add', path: name, value: 'x' }], options),
      () => applyPatch({}, [{ op: name, path: 'title', value: 'x' }], options),
      () => readResource({ [name]: 'x' }, { ...options, context: 'create' }),
      () => readResource({ active: name }, { ...options, context: 'create' }),
    ].map(detailOf);
    for (const detail of details) expect(detail).not.toContain(character);
    expect(details.filter((detail) => /\\u\{?[0-9a-f]+/.test(detail)).length).toBeGreaterThan(3);
  });

  it('is short, however long the input', () => {
    const long = 'x'.repeat(9_000);
    const details = [
      () => parseFilter(`${long} zz "x"`),
      () => parseFilter(`title ${long} "x"`),
      () => parseFilter(`title eq ${long}`, { mode: 'strict' }),
      () => compileFilter(`active eq "${long}"`, options),
      () => compileFilter(`${long} pr`, options),
      () => applyPatch({}, [{ op: 'add', path: long, value: 'x' }], options),
      () => applyPatch({}, [{ op: long, path: 'title', value: 'x' }], options),
      () => readResource({ [long]: 'x' }, { ...options, context: 'create' }),
      () => readResource({ active: long, schemas: [long] }, { ...options, context: 'create' }),
    ].map(detailOf);
    for (const detail of details) expect(detail.length).toBeLessThan(600);
  });
});
