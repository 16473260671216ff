import { createScimClient, type ScimClientEvent, ScimResponseError } from 'scim-client';
import { groupResourceType, userResourceType } from 'scim-core';

/** A user's life, a group, a list and a bulk job, on a server that may be of another origin. */
export async function run(server: { readonly baseUrl: string; readonly token: string }): Promise<unknown> {
  const events: ScimClientEvent[] = [];
  const client = createScimClient({ ...server, pageSize: 2, onEvent: (event) => events.push(event) });
  const { users, groups } = client;
  const { capabilities, resourceTypes, problems } = await client.discover();
  const names = ['ada', 'bob', 'cyd'];
  const ids: string[] = [];
  for (const userName of names) {
    const { id } = await users.create({ userName, title: 'Pilot' }, { whenUncertain: 'lookup' });
    ids.push(id);
  }
  const [ada = ''] = ids;
  const found = await users.findOne((where) => where('userName').equals('ada'));
  const updated = await users.update(ada, (draft) => {
    draft.title = 'Captain';
  });
  // A header that only another origin's permission lets a script read.
  const { headers } = await client.send({ method: 'GET', path: `/Users/${ada}` });
  const pages: number[] = [];
  for await (const { resources } of users.find('title pr').pages()) pages.push(resources.length);
  const group = await groups.create({ displayName: 'Crew' });
  await groups.members(group.id).sync(ids);
  const members = await groups.members(group.id).ids();
  const bulk = client.bulk();
  const dan = bulk.create(userResourceType, { userName: 'dan' });
  bulk.create(groupResourceType, { displayName: 'New', members: [{ value: dan.reference }] });
  const report = await bulk.send();
  await users.delete(ada);
  const gone = await users.get(ada).catch((error: unknown) => error instanceof ScimResponseError && error.status);
  return {
    types: resourceTypes.map(({ name }) => name),
    ...{ problems, patch: capabilities.patch, found: found?.id === ada, title: updated.title, pages, gone },
    etag: headers.get('etag') === updated.meta.version && updated.meta.version !== undefined,
    members: members.length,
    failed: report.failed.length,
    failures: events.filter(({ type }) => type === 'failure').length,
  };
}
