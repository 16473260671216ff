import { compareCreates } from './directory/creates.ts';
import { compareLarge } from './directory/large.ts';
import { compareLookUps } from './directory/look-ups.ts';
import { makePeople } from './directory/make-directory.ts';
import { Servers } from './directory/servers.ts';

/** The reference server over HTTP, on a core of its own, beside the least that such a server is, and beside itself. */
const many = { name: 'many', count: 1_000_000 };
const present = { name: 'present', count: 100_000 };
const few = { name: 'few', count: 1_000 };

const servers = new Servers();
try {
  for (const { name, count } of [many, present, few]) await makePeople(servers.file(name), count);
  await compareLookUps(servers, many, few);
  await compareCreates(servers, present);
  await compareLarge(servers, many);
} finally {
  await servers.end();
}
