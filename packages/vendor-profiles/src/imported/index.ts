import { extendProfile } from '../extend-profile.ts';
import type { CompactTables, CompactVendor } from './compact.ts';
import corrections from './corrections.json' with { type: 'json' };
import { expandVendor } from './expand.ts';
import written from './tables.json' with { type: 'json' };

const tables = written as unknown as CompactTables;

const vendors: ReadonlyMap<string, CompactVendor> = new Map(tables.vendors.map((vendor) => [vendor.id, vendor]));

/** The ids of the imported profiles. */
export function importedIds(): readonly string[] {
  return [...vendors.keys()];
}

/** What vendors, or the texts around the tables, say beyond the tables. */
const corrected: ReadonlyMap<string, object> = new Map(Object.entries(corrections));

/** The JSON of an imported profile. */
export function findImported(id: string): object | undefined {
  const vendor = vendors.get(id);
  if (vendor === undefined) return undefined;
  return extendProfile({ ...expandVendor(vendor, tables) }, { ...corrected.get(id) });
}
