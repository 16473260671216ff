import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import Koa from 'koa';

/**
 * The least that such a server is: Koa, one table with one unique index, the same PRAGMAs. It sends bodies as they are kept,
 * and keeps bodies as they come.
 */
const database = new Database(process.argv[2]);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = NORMAL');
database.pragma('cache_size = -8192');
database.pragma('wal_autocheckpoint = 4000');
database.exec('CREATE TABLE IF NOT EXISTS bare (id TEXT, name TEXT UNIQUE, body TEXT)');
const select = database.prepare('SELECT body FROM bare WHERE name = ?').pluck();
const insert = database.prepare('INSERT INTO bare (id, name, body) VALUES (?, ?, ?)');

const app = new Koa();
app.use(async (context) => {
  if (context.get('authorization') !== 'Bearer a-token-for-measuring') context.throw(401);
  if (context.method === 'GET') {
    const [, name] = /^userName eq "(.*)"$/.exec(context.query.filter) ?? [];
    context.body = select.get(name);
  } else {
    const pieces = [];
    for await (const piece of context.req) pieces.push(piece);
    const body = Buffer.concat(pieces).toString();
    insert.run(randomUUID(), JSON.parse(body).userName, body);
    context.status = 201;
    context.body = body;
  }
  context.set('Content-Type', 'application/scim+json');
});
const server = app.listen(0, '127.0.0.1', () => console.log(`URL http://127.0.0.1:${server.address().port}`));
