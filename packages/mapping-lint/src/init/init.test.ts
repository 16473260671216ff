import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport } from 'entra-mapping';
import { listProfiles, loadProfile, openProfile } from 'vendor-profiles';
import { describe, expect, it } from 'vitest';
import { row, userExport } from '../../test-support/lint.ts';
import { lintExport } from '../lint-export.ts';
import { fillExport } from './fill-export.ts';
import { initialExport } from './initial-export.ts';

const entraDefault = readExport(readFileSync(join(import.meta.dirname, '../../fixtures/entra-default.json')));

const findingsOf = (content: string | Uint8Array, profile: ReturnType<typeof loadProfile>) =>
  lintExport(readExport(content), { profile }).findings.map(({ code, message }) => `${code} ${message}`);

describe('the export that init writes', () => {
  it.each(['generic', 'deskbird', 'deskpro', 'staffbase', 'talkdesk', 'saml-jackson'])(
    'has no finding for %s',
    (id) => {
      const profile = loadProfile(id);
      expect(findingsOf(initialExport(profile), profile)).toEqual([]);
      expect(findingsOf(fillExport(entraDefault, profile), profile)).toEqual([]);
    },
  );

  it('has nothing wrong for any vendor whose table was imported, but for what nobody can know', async () => {
    // Attributes without a usual source, sources that may be empty, and vendors that can only be asked for odd attributes.
    const unknowable = ['ML204', 'ML205', 'ML206', 'ML309', 'ML502'];
    const left = new Map<string, string[]>();
    for (const { id } of await listProfiles()) {
      const profile = await openProfile(id);
      for (const { severity, code } of lintExport(readExport(initialExport(profile)), { profile }).findings) {
        if (severity !== 'info') left.set(code, [...(left.get(code) ?? []), id]);
      }
    }
    expect([...left].filter(([code]) => !unknowable.includes(code))).toEqual([]);
    expect(new Set([...left.values()].flat()).size).toBeLessThan(16);
  });

  it('keeps what is not about mappings of the export that it is given', () => {
    const text = new TextDecoder().decode(fillExport(entraDefault, loadProfile('talkdesk')));
    const [before, after] = [JSON.parse(entraDefault.document.text), JSON.parse(text)];
    expect({ ...after, synchronizationRules: [], directories: [] }).toEqual({
      ...before,
      synchronizationRules: [],
      directories: [],
    });
    expect(after.synchronizationRules[0].id).toBe(before.synchronizationRules[0].id);
    expect(after.directories[0]).toEqual(before.directories[0]);
  });

  it('is made from a whole schema only', () => {
    const profile = loadProfile('talkdesk');
    expect(() => fillExport(readExport(JSON.stringify([row('title', 'jobTitle')])), profile)).toThrow(
      'no whole schema',
    );
    const groups = userExport([], { targetObjectName: 'urn:ietf:params:scim:schemas:core:2.0:Group' });
    expect(() => fillExport(readExport(JSON.stringify(groups)), profile)).toThrow('no mapping of users');
  });
});
