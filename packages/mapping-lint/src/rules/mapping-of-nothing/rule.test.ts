import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const nothing = (more: object = {}) => userExport([{ targetAttributeName: 'title', source: null, ...more }]);

describe('mapping-of-nothing', () => {
  it.each([nothing(), nothing({ defaultValue: null }), nothing({ defaultValue: '' })])('removes it', (exported) => {
    expect(findingsOf('ML811', exported, 'generic')).toMatchObject([
      {
        severity: 'warning',
        message: '"title" is mapped from nothing',
        fix: { safe: true, patch: [{ op: 'remove' }] },
      },
    ]);
  });

  it.each([
    ['it is "active", which is another finding', userExport([{ targetAttributeName: 'active', source: null }])],
    ['a default value flows', nothing({ defaultValue: 'x' })],
    ['a source flows', userExport([row('title', 'jobTitle')])],
    ['the source was left out of an extract', userExport([{ targetAttributeName: 'title' }])],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML811', exported, 'generic')).toEqual([]));

  it('does not remove what the vendor requires', () => {
    const exported = userExport([{ targetAttributeName: 'name.givenName', source: null }]);
    expect(findingsOf('ML811', exported)).toMatchObject([{ severity: 'warning', fix: null }]);
  });
});
