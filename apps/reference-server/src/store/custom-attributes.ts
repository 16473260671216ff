import type { Database } from 'better-sqlite3';
import type { CustomAttribute, CustomAttributes } from 'vendor-persona';

/** Keeps custom attributes in a database, where each process that uses it finds them. */
export function customAttributesIn(database: Database, tenant: string): CustomAttributes {
  const count = database
    .prepare<[string], number>('SELECT count(*) FROM reference_server_custom_attribute WHERE tenant = ?')
    .pluck();
  const list = database.prepare<[string, string], CustomAttribute>(
    'SELECT target, value_type AS type FROM reference_server_custom_attribute WHERE tenant = ? AND type = ?',
  );
  const insert = database.prepare(
    'INSERT INTO reference_server_custom_attribute (tenant, type, target, value_type) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return {
    get count() {
      return count.get(tenant) ?? 0;
    },
    of: (type) => list.all(tenant, type),
    add: (type, { target, type: valueType }) => void insert.run(tenant, type, target, valueType),
  };
}
