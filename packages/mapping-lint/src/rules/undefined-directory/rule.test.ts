import { describe, expect, it } from 'vitest';
import { completeRows, definedExport, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const source = [{ name: 'objectId' }];

describe('undefined-directory', () => {
  it('reports a name that no directory has, with the ones that there are', () => {
    expect(findingsOf('ML106', definedExport(completeRows, { source }))).toMatchObject([
      {
        severity: 'error',
        message: '"customappsso" is no directory of this schema',
        help: 'write "Microsoft Entra ID", or add the directory to "directories"',
        pointer: '/synchronizationRules/0/targetDirectoryName',
      },
    ]);
  });

  it('is silent where both are defined, and where no directory was given', () => {
    expect(messagesOf('ML106', definedExport(completeRows, { source, target: source }))).toEqual([]);
    expect(messagesOf('ML106', userExport(completeRows))).toEqual([]);
  });
});
