import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createScimClient } from 'scim-client';
import { compare } from './shared/compare.ts';
import { makeUsers } from './shared/directory.ts';

/** The client beside bare `fetch`, of a server that costs almost nothing. */
const [user] = makeUsers(1);
const body = JSON.stringify(user);
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/scim+json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim`;
const token = 'a-token-for-measuring';
const { users } = createScimClient({ baseUrl, token });
const headers = { authorization: `Bearer ${token}`, accept: 'application/scim+json' };

async function bare(): Promise<unknown> {
  const response = await fetch(`${baseUrl}/Users/1`, { headers });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

assert.deepEqual(JSON.parse(JSON.stringify(await users.get('1'))), await bare());

await compare({
  name: 'GET a user, against bare fetch',
  ours: () => users.get('1'),
  peer: bare,
  target: { timeAtMost: 1.15 },
  rounds: 11,
  roundTime: 400,
});
server.close();
server.closeAllConnections();
