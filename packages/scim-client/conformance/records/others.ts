import type { Requirement } from '../record.ts';
import { empty, json, user } from './shapes.ts';

const RECEIVER = 'the receiving of security events is not built';

/** RFC 9967 and RFC 9944: what a client may do besides. */
export const otherRequirements: readonly Requirement[] = [
  {
    id: 'R9967-2.1-06',
    clause: 'RFC 9967 §2.1',
    level: 'MAY',
    requirement: 'A receiver of events may read the resource that an event is about.',
    notApplicable: RECEIVER,
  },
  {
    id: 'R9967-2.5.1.1-01',
    clause: 'RFC 9967 §2.5.1.1',
    level: 'MAY',
    requirement: 'A change can ask to be carried out later, by a header, and 202 is then an answer.',
    checks: [
      {
        kind: 'call',
        call: async (client) => {
          const plan = client.users.plan('create', { userName: 'ada' }, { headers: { prefer: 'respond-async' } });
          const { status, headers } = await client.send(plan);
          return [status, headers.get('location')];
        },
        answers: [empty(202, { location: '/Jobs/1' })],
        sends: [{ method: 'POST', path: '/Users', headers: { prefer: 'respond-async' } }],
        expected: [202, '/Jobs/1'],
      },
    ],
  },
  {
    id: 'R9967-2.5.1.1-07',
    clause: 'RFC 9967 §2.5.1.1',
    level: 'MAY',
    requirement: 'The name of a transaction in an answer is passed over.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.create({ userName: 'ada' }),
        answers: [json(user('1'), 201, { 'set-txn': '734f0614e3274f288f93ac74119dcf78' })],
        expected: { id: '1' },
      },
    ],
  },
  {
    id: 'R9967-5-02',
    clause: 'RFC 9967 §5',
    level: 'MUST',
    requirement: 'A receiver keeps events before it acknowledges them.',
    notApplicable: RECEIVER,
  },
  {
    id: 'R9967-5-03',
    clause: 'RFC 9967 §5',
    level: 'MUST',
    requirement: 'A receiver verifies the signature of events that do not come from their publisher.',
    notApplicable: RECEIVER,
  },
  {
    id: 'R9944-ext-05',
    clause: 'RFC 9944, application extension',
    level: 'MUST NOT',
    requirement: 'The extension for endpoint applications is not used for devices with an IP address of their own.',
    notApplicable: 'the client sends the extensions that it is given, and knows nothing about devices',
  },
];
