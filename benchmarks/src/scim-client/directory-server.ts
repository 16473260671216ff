import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { makeUsers } from '../shared/directory.ts';

/**
 * A directory of 100,000 users in a thread of its own, which costs almost nothing: each page is made when it is asked for,
 * and none is kept. Tells its port when it listens.
 */
const SIZE = 100_000;
const [user] = makeUsers(1);
const one = JSON.stringify(user);

function page(parameters: URLSearchParams): string {
  const startIndex = Number(parameters.get('startIndex'));
  const count = Math.min(Number(parameters.get('count')), SIZE - startIndex + 1);
  const Resources = Array.from({ length: count }, (_, index) => ({ ...user, id: `user-${startIndex + index}` }));
  return JSON.stringify({ totalResults: SIZE, startIndex, itemsPerPage: count, Resources });
}

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  const body = searchParams.has('startIndex') ? page(searchParams) : one;
  response.writeHead(200, { 'content-type': 'application/scim+json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
