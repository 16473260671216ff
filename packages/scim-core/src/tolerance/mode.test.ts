import { describe, expect, it } from 'vitest';
import { allows, type Mode } from './mode.ts';
import { readMode } from './read-mode.ts';
import { tolerances } from './tolerances.ts';

describe('allows', () => {
  it('allows everything by default, nothing in strict mode', () => {
    expect(allows(undefined, 'patch.op-any-case')).toBe(true);
    expect(allows('lenient', 'patch.op-any-case')).toBe(true);
    expect(allows('strict', 'patch.op-any-case')).toBe(false);
  });

  it('starts from a base and follows single ids, a refusal before a permission', () => {
    const strict: Mode = { base: 'strict', allow: ['patch.op-any-case'] };
    expect([allows(strict, 'patch.op-any-case'), allows(strict, 'http.plus-as-space')]).toEqual([true, false]);
    const lenient: Mode = { base: 'lenient', allow: ['patch.op-any-case'], refuse: ['patch.op-any-case'] };
    expect([allows(lenient, 'patch.op-any-case'), allows(lenient, 'http.plus-as-space')]).toEqual([false, true]);
  });

  it('refuses a word that is no mode', () => {
    expect(() => allows('relaxed' as Mode, 'patch.op-any-case')).toThrow('unknown mode "relaxed"');
  });
});

describe('readMode', () => {
  it('takes words and objects', () => {
    expect(readMode('strict')).toBe('strict');
    expect(readMode({ base: 'lenient', refuse: ['patch.unknown-path'] })).toEqual({
      base: 'lenient',
      refuse: ['patch.unknown-path'],
    });
  });

  it('says what is wrong', () => {
    expect(() => readMode('Strict')).toThrow(
      'unknown mode "Strict", expected "strict", "lenient" or an object with base',
    );
    expect(() => readMode({ allow: [] })).toThrow('the base of a mode must be');
    expect(() => readMode({ base: 'strict', alow: ['patch.op-any-case'] })).toThrow(
      'a mode has no "alow". Did you mean "allow"?',
    );
    for (const other of [null, undefined, 7, ['strict'], () => 'strict']) {
      expect(() => readMode(other), String(other)).toThrow(TypeError);
    }
    expect(() => readMode({ base: 'strict', allow: 'patch.op-any-case' })).toThrow('must be arrays of tolerance ids');
    expect(() => readMode({ base: 'strict', allow: ['patch.op-anycase'] })).toThrow(
      'unknown tolerance "patch.op-anycase". Did you mean "patch.op-any-case"?',
    );
    expect(() => readMode({ base: 'strict', allow: ['constructor'] })).toThrow('unknown tolerance "constructor"');
  });
});

describe('tolerances', () => {
  it('tells for each what is accepted, from which clause it departs and who needs it', () => {
    for (const [id, { summary, clause, evidence }] of Object.entries(tolerances)) {
      expect(id).toMatch(/^(body|bulk|client|filter|http|list|patch|search)\.[a-z]+(-[a-z]+)*$/);
      expect(summary, id).toMatch(/\.$/);
      expect(clause, id).toMatch(/RFC \d{4} §/);
      expect(evidence.length, id).toBeGreaterThan(0);
    }
  });
});
