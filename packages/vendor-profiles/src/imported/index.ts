import type { CompactTables, CompactVendor } from './compact.ts';
import { expandVendor } from './expand.ts';
import written from './tables.json' with { type: 'json' };

const tables = written as unknown as CompactTables;

const vendors: ReadonlyMap<string, CompactVendor> = new Map(tables.vendors.map((vendor) => [vendor.id, vendor]));

/** The ids of the imported profiles. */
export function importedIds(): readonly string[] {
  return [...vendors.keys()];
}

/** The JSON of an imported profile. */
export function findImported(id: string): object | undefined {
  const vendor = vendors.get(id);
  return vendor === undefined ? undefined : expandVendor(vendor, tables);
}
