import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineResourceType, defineSchema, enterpriseUserSchema, groupResourceType, userSchema } from 'scim-core';
import { acceptToken, createProvider, nodeHandler } from 'scim-provider';
import { openOwnStore } from './own-store.ts';

const { PORT = '8080', SCIM_TOKEN = '', SCIM_FILE = 'people.json' } = process.env;

const seatSchema = defineSchema({
  id: 'urn:acme:params:scim:schemas:extension:2.0:Seat', // What no schema of SCIM has.
  name: 'Seat',
  description: 'Where somebody sits.',
  attributes: [
    { name: 'floor', type: 'integer' },
    { name: 'badge', caseExact: true, uniqueness: 'server' },
  ],
});
const userType = defineResourceType({
  name: 'User',
  endpoint: '/Users',
  schema: userSchema,
  extensions: [enterpriseUserSchema, seatSchema].map((schema) => ({ schema, required: false })),
});

const provider = createProvider({
  resourceTypes: [userType, groupResourceType],
  store: openOwnStore(SCIM_FILE),
  authenticate: acceptToken(SCIM_TOKEN),
});
provider.on('created', ({ resourceType, id }) => console.log(`${resourceType} ${id} was created`));
const scim = nodeHandler(provider, { baseUrl: ({ headers }) => `http://${headers.host}/scim/v2` });

const server = createServer((request, response) => {
  if (request.url?.startsWith('/scim/v2')) scim(request, response);
  else response.end('The product itself.\n');
});
server.listen(Number(PORT), () => {
  const { port } = server.address() as AddressInfo;
  console.log(`SCIM base URL: http://localhost:${port}/scim/v2`);
});
