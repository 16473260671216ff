import { userResourceType } from 'scim-core';
import { openSqliteStore } from '../open.ts';

/** A process that creates one user after another and prints the id of each, once that was acknowledged. */
const [file = '', name = ''] = process.argv.slice(2);
const store = openSqliteStore({ file });
for (let index = 0; ; index += 1) {
  const id = `${name}-${index}`;
  const document = { schemas: [userResourceType.schema.id], userName: id };
  await store.create('t', userResourceType, { id, at: index, document, relations: [], integrity: 'any' });
  process.stdout.write(`${id}\n`);
}
