import type { Requirement, UnbuiltRequirement } from '../record.ts';
import { filter, get, patch, post, scenario, scenarioIn, user } from './shapes.ts';

type Row = readonly [id: string, level: string, requirement: string];

function unbuilt(clause: (id: string) => string, rows: readonly Row[]): readonly UnbuiltRequirement[] {
  return rows.map(([id, level, requirement]) => ({ id, clause: clause(id), level, requirement, notBuilt: true }));
}

/** RFC 9967: security events and asynchronous requests. */
export const eventRequirements = unbuilt(
  (id) => `RFC 9967 §${id.split('-')[1]}`,
  [
    ['R9967-2-01', 'STATED', 'Events have URIs of the classes feed, prov and misc.'],
    ['R9967-2.1-01', 'MUST', 'The subject of an event stands in sub_id.'],
    ['R9967-2.1-02', 'MUST NOT', 'The claim sub is not used.'],
    ['R9967-2.1-03', 'SHALL', 'The format of sub_id is scim.'],
    ['R9967-2.1-04', 'MUST', 'The subject is given by its relative path.'],
    ['R9967-2.1-05', 'MAY', 'Further identifiers of the subject may be given.'],
    ['R9967-2.1-07', 'STATED', 'Several events in one token are one transaction on one subject.'],
    ['R9967-2.2-01', 'REQUIRED', 'A transaction keeps its number when an event is sent again.'],
    ['R9967-2.2-02', 'STATED', 'The version is the entity tag after the event.'],
    ['R9967-2.2-03', 'MUST', 'An event has either data or attributes.'],
    ['R9967-2.2-04', 'SHOULD', 'Attributes are named by paths of PATCH.'],
    ['R9967-2.3-01', 'STATED', 'A resource joins or leaves a feed.'],
    ['R9967-2.4-01', 'MUST', 'The URI tells whether an event holds the data.'],
    ['R9967-2.4-02', 'STATED', 'The data is what was sent, or the resource.'],
    ['R9967-2.4-03', 'SHALL NOT', 'A deletion has no payload.'],
    ['R9967-2.4-04', 'STATED', 'Activation and deactivation mean what both sides agreed upon.'],
    ['R9967-2.4-05', 'CHOICE', 'Secrets are in no event.'],
    ['R9967-2.5.1.1-02', 'MUST', 'Accept is passed over for an asynchronous answer.'],
    ['R9967-2.5.1.1-03', 'SHOULD', 'A client may say how long it waits.'],
    ['R9967-2.5.1.1-04', 'STATED', 'The answer is the usual one, or 202.'],
    ['R9967-2.5.1.1-05', 'MUST', 'A 202 names the transaction and where its outcome will be.'],
    ['R9967-2.5.1.1-06', 'MUST', 'The outcome is for who may see it.'],
    ['R9967-2.5.1.2-01', 'MUST', 'Each operation of a bulk request has an outcome of its own.'],
    ['R9967-2.5.1.2-02', 'MUST', 'Operations are told apart by their place in the request.'],
    ['R9967-2.5.1.2-03', 'MUST NOT', 'The bulkId does not tell outcomes apart.'],
    ['R9967-2.5.1.2-04', 'MUST', 'Whatever the order of work, the place stays.'],
    ['R9967-2.5.1.3-01', 'MUST', 'An outcome is one operation of a bulk response.'],
    ['R9967-2.5.1.3-02', 'MUST', 'The outcome of a failure holds the error.'],
    ['R9967-3-01', 'MUST', 'A 202 without a body has the header Set-Txn.'],
    ['R9967-3-02', 'SHOULD NOT', 'Who stands between does not change it.'],
    ['R9967-4-01', 'OPTIONAL', 'The configuration tells which events there are.'],
    ['R9967-5-01', 'MUST', 'Events are confidential on their way.'],
    ['R9967-5-04', 'MUST', 'Feeds are for who needs them.'],
    ['R9967-5-05', 'RECOMMENDED', 'Large groups are told of by their changes.'],
  ],
);

/** RFC 9944: devices. */
export const deviceRequirements = unbuilt(
  () => 'RFC 9944',
  [
    ['R9944-Device-02', 'STATED', 'Devices and the applications of their endpoints are resource types.'],
    ['R9944-Device-03', 'MUST', 'A member of a group that is a device says so.'],
    ['R9944-EndpointApp-02', 'SHOULD', 'An application without a certificate gets a token.'],
    ['R9944-EndpointApp-03', 'MUST', 'Without a root certificate, trust is arranged otherwise.'],
    ['R9944-ext-04', 'MUST', 'Vouchers of FDO are worked on or handed on.'],
    ['R9944-ext-06', 'MUST', 'Who created a device says who may read it.'],
    ['R9944-ext-07', 'SHOULD', 'Logs are encrypted.'],
  ],
);

/** What Microsoft documents about the flag of its provisioning client. */
export const microsoftRequirements: readonly Requirement[] = [
  {
    id: 'MS-06',
    clause: 'Microsoft, aadOptscim062020',
    level: 'STATED',
    requirement: 'The flag of the tenant URL, which every request then carries, is passed over.',
    checks: [
      scenario(
        get('/ServiceProviderConfig?aadOptscim062020'),
        post('/Users?aadOptscim062020', user()),
        get('/Users/1?aadOptscim062020', 200, { has: { id: '1' } }),
        get('/Users/1?AzureAdScimPatch2017', 200),
        get(`/Users?aadOptscim062020&${filter('userName eq "ada"')}`, 200, { has: { totalResults: 1 } }),
        get('', 200, { request: { url: '/scim/v2/?aadOptscim062020' } }),
        patch('/Users/1?aadOptscim062020', [{ op: 'replace', path: 'active', value: false }], 200, {
          has: { active: false },
        }),
      ),
    ],
  },
  {
    id: 'MS-08',
    clause: 'Microsoft, aadOptscim062020',
    level: 'STATED',
    requirement: 'Requests with the flag and without it are understood side by side.',
    checks: [
      scenarioIn(
        'lenient',
        post('/Users', user({ active: true })),
        patch('/Users/1', [{ op: 'Replace', path: 'active', value: 'False' }], 200, { has: { active: false } }),
        patch('/Users/1', [{ op: 'replace', value: { active: true, 'name.givenName': 'Ada' } }], 200, {
          has: { active: true, name: { givenName: 'Ada' } },
        }),
      ),
    ],
  },
];
