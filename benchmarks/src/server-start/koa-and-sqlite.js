import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import Koa from 'koa';

/** The least that a server on Koa and SQLite is: a table, a row, and a route that reads it. */
export async function start() {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE resource (id TEXT PRIMARY KEY, document TEXT)');
  database.prepare('INSERT INTO resource VALUES (?, ?)').run('1', '{"id":"1","userName":"ada@example.com"}');
  const select = database.prepare('SELECT document FROM resource WHERE id = ?').pluck();
  const app = new Koa();
  app.use((context) => {
    context.type = 'application/scim+json';
    context.body = select.get('1');
  });
  const server = await new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => server.close(done)) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(`URL ${(await start()).url}`);
