import { compare } from '../shared/compare.ts';
import { type Load, openLoad } from './load.ts';
import { type Directory, fillPeer } from './look-ups.ts';
import { userNameOf } from './make-directory.ts';
import type { ServerProcess } from './server-process.ts';
import { pathOf, type Servers, tellTimes } from './servers.ts';

/** Requests in one unit of work. */
const BATCH = 500;

/** Measures new people where many are, beside a server that inserts what it is sent. */
export async function compareCreates(servers: Servers, { name, count }: Directory): Promise<void> {
  const ours = await servers.ours(name);
  await fillPeer(ours, servers.file('peer-present'), count);
  const peer = await servers.peer('peer-present');
  const [ourCreates, peerCreates] = [creates(servers, ours, count), creates(servers, peer, count)];
  await compare({
    ...{ name: '500 new users where 100,000 are, against bare Koa with one INSERT', ...servers.options },
    ours: () => ourCreates.send(BATCH),
    peer: () => peerCreates.send(BATCH),
    target: { fasterBy: 0.5 },
  });
  tellTimes('one new user, 16 under way', ourCreates);
}

/** New people, numbered behind those who are there. */
export function creates(servers: Servers, server: ServerProcess, present: number): Load {
  let next = present;
  const path = `${pathOf(server)}/Users`;
  const request = () => {
    next += 1;
    const userName = userNameOf(next);
    const body = JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      ...{ userName, externalId: `e-${next}`, displayName: `Person ${next}`, active: true, title: 'Tour Guide' },
      name: { givenName: `Given${next}`, familyName: `Family${next}` },
      emails: [{ value: userName, type: 'work', primary: true }],
    });
    return { method: 'POST', path, body };
  };
  return servers.use(openLoad(server, request, 201));
}
