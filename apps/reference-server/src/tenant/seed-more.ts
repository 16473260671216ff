import type { ResourceType } from 'scim-core';
import { Departments } from '../seed/departments.ts';
import { people } from '../seed/people.ts';
import { type OwnClient, OwnRequestError } from './own-client.ts';

/** How many resources were invented. */
export interface Seeded {
  readonly users: number;
  readonly groups: number;
}

/** The status of a value that is taken. */
const conflict = 409;
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/**
 * Invents so many users more than there are, and puts them into groups by their departments, which are made where they are
 * not there yet. They are always the same ones: the next that are not there.
 */
export async function seedMore(client: OwnClient, types: readonly ResourceType[], count: number): Promise<Seeded> {
  const has = (wanted: string) => types.some(({ endpoint }) => endpoint === wanted);
  if (count === 0 || !has('/Users')) return { users: 0, groups: 0 };
  const departments = new Departments();
  let users = 0;
  for await (const person of people(Number.MAX_SAFE_INTEGER)) {
    const id = await created(client, '/Users', person);
    if (id === undefined) continue;
    departments.add(person, id);
    users += 1;
    if (users === count) break;
  }
  let groups = 0;
  for (const group of has('/Groups') ? departments.groups() : []) {
    const filter = encodeURIComponent(`externalId eq ${JSON.stringify(group.externalId)}`);
    const found = (await client.send('GET', `/Groups?count=1&attributes=id&filter=${filter}`)) as {
      readonly Resources: readonly { readonly id: string }[];
    };
    const [known] = found.Resources;
    if (known === undefined) {
      if ((await created(client, '/Groups', group)) !== undefined) groups += 1;
      continue;
    }
    const body = { schemas: [patchOp], Operations: [{ op: 'add', path: 'members', value: group.members }] };
    await client.request({ method: 'PATCH', path: `/Groups/${encodeURIComponent(known.id)}`, body });
  }
  return { users, groups };
}

/** @returns The id of the new resource; nothing when a value of it is taken. */
async function created(client: OwnClient, endpoint: string, body: object): Promise<string | undefined> {
  try {
    return ((await client.send('POST', endpoint, body)) as { readonly id: string }).id;
  } catch (error) {
    if (error instanceof OwnRequestError && error.status === conflict) return undefined;
    throw error;
  }
}
