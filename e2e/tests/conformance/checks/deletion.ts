import { both, type Check, group, refused, type Step, user } from '../check.ts';

const deletes = (path: string): Step => ({ send: `DELETE ${path}`, status: 204 });

export const deletionChecks: readonly Check[] = [
  {
    id: 'X01',
    asserts: 'who was deleted is gone',
    modes: both,
    steps: [user('ada'), deletes('/Users/{ada}'), refused('GET /Users/{ada}', 404)],
  },
  {
    id: 'X02',
    asserts: 'who is not there can not be deleted',
    modes: both,
    steps: [refused('DELETE /Users/nobody', 404)],
  },
  {
    id: 'X03',
    asserts: 'nobody is deleted twice',
    modes: both,
    steps: [user('ada'), deletes('/Users/{ada}'), refused('DELETE /Users/{ada}', 404)],
  },
  {
    id: 'X04',
    asserts: 'the same holds for groups',
    modes: both,
    steps: [
      user('ada'),
      group('Staff', ['ada']),
      deletes('/Groups/{Staff}'),
      refused('GET /Groups/{Staff}', 404),
      refused('DELETE /Groups/{Staff}', 404),
      refused('DELETE /Groups/nobody', 404),
    ],
  },
];
