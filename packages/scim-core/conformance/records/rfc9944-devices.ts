import type { Requirement } from '../record.ts';

const notApplicable =
  'the schemas of devices are an optional pack that scim-core does not ship; define them by defineSchema';

/** RFC 9944: devices. */
export const deviceRequirements: readonly Requirement[] = [
  {
    id: 'R9944-Device-01',
    clause: 'RFC 9944',
    level: 'STATED',
    component: 'schema',
    requirement: 'A device has a name for people, a flag that it is active, which is required, a MUD URL and groups.',
    notApplicable,
  },
  {
    id: 'R9944-Device-04',
    clause: 'RFC 9944',
    level: 'MUST',
    component: 'schema',
    requirement: 'No extension of a device is required.',
    notApplicable,
  },
  {
    id: 'R9944-EndpointApp-01',
    clause: 'RFC 9944',
    level: 'STATED',
    component: 'schema',
    requirement:
      'An endpoint application has a type and a name, which are required, a certificate, a token and groups.',
    notApplicable,
  },
  {
    id: 'R9944-ext-01',
    clause: 'RFC 9944',
    level: 'STATED',
    component: 'schema',
    requirement: 'There are extensions for each way in which a device gets onto a network.',
    notApplicable,
  },
  {
    id: 'R9944-ext-02',
    clause: 'RFC 9944',
    level: 'MUST NOT',
    component: 'schema',
    requirement: 'A separate broadcast address and an identity resolving key exclude each other.',
    notApplicable,
  },
  {
    id: 'R9944-ext-03',
    clause: 'RFC 9944',
    level: 'STATED',
    component: 'schema',
    requirement: 'Keys and vouchers of a device are never returned.',
    notApplicable,
  },
];
