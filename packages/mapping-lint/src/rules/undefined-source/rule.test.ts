import { describe, expect, it } from 'vitest';
import { definedExport, expressionRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const source = ['objectId', 'mail', 'givenName', 'surname'].map((name) => ({ name }));
const lint = (each: object) => messagesOf('ML110', definedExport([each], { source }), 'generic');

describe('undefined-source', () => {
  it('reports what the source does not have, in a direct mapping or inside an expression', () => {
    expect(lint(row('title', 'jobTitel'))).toEqual(['the source has no attribute "jobTitel"']);
    expect(lint(expressionRow('title', 'Join(" ", [givenName], [sirname])'))).toEqual([
      'the source has no attribute "sirname"',
    ]);
  });

  it('corrects the letter case of a direct mapping', () => {
    expect(findingsOf('ML110', definedExport([row('title', 'Mail')], { source }), 'generic')).toMatchObject([
      {
        message: 'the source attribute "Mail" is written "mail"',
        fix: { safe: true, patch: [{ value: 'mail' }, { value: '[mail]' }] },
      },
    ]);
  });

  it.each([
    ['the source has it', row('title', 'mail')],
    ['it is a directory extension, which need not be listed', row('title', 'extension_0123456789abcdef_x')],
    ['it is a name of Microsoft Graph, which is another finding', row('title', 'mobilePhone')],
  ])('is silent where %s', (_name, each) => expect(lint(each)).toEqual([]));

  it('is silent where no list was given', () => {
    expect(messagesOf('ML110', userExport([row('title', 'nothing')]), 'generic')).toEqual([]);
  });
});
