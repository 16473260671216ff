import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const name = 'extension_0123456789abcdef0123456789abcdef_costCode';
const source = ['objectId', 'mail', name].map((each) => ({ name: each }));

describe('directory-extension-name', () => {
  it.each(['extension_01234567-89ab-cdef-0123-456789abcdef_costCode', 'extension_costCode', 'Extension_x'])(
    'reports %s',
    (written) => {
      expect(findingsOf('ML813', userExport([row('title', written)]), 'generic')).toMatchObject([
        { severity: 'error', message: `"${written}" is no name of a directory extension` },
      ]);
    },
  );

  it('knows the one that is listed in another letter case', () => {
    const written = name.replace('costCode', 'CostCode');
    expect(findingsOf('ML813', definedExport([row('title', written)], { source }), 'generic')).toMatchObject([
      {
        message: `the directory extension "${written}" is written "${name}"`,
        fix: { safe: false, patch: [{ value: name }, {}] },
      },
    ]);
  });

  it('is silent about a name of the right form, listed or not, and about others', () => {
    expect(messagesOf('ML813', userExport([row('title', name)]), 'generic')).toEqual([]);
    expect(messagesOf('ML813', userExport([row('title', 'extensionAttribute1')]), 'generic')).toEqual([]);
  });
});
