import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'better-sqlite3';
import { acceptToken, createProvider, nodeHandler } from 'scim-provider';
import { userType } from './user-type.ts';
import { createUsersStore } from './users-store.ts';

const { PORT = '8080', SCIM_TOKEN = '', DATABASE = 'product.db' } = process.env;

const database = new Database(DATABASE);
for (const file of ['existing-table.sql', 'scim-table.sql']) {
  database.exec(readFileSync(new URL(file, import.meta.url), 'utf8'));
}
const provider = createProvider({
  resourceTypes: [userType],
  store: createUsersStore(database),
  authenticate: acceptToken(SCIM_TOKEN),
});
const scim = nodeHandler(provider, { baseUrl: ({ headers }) => `http://${headers.host}/scim/v2` });

const server = createServer((request, response) => {
  if (request.url?.startsWith('/scim/v2')) scim(request, response);
  else response.end('The product itself.\n');
});
server.listen(Number(PORT), () => {
  const { port } = server.address() as AddressInfo;
  console.log(`SCIM base URL: http://localhost:${port}/scim/v2`);
});
