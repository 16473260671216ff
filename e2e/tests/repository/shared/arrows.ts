/**
 * What each workspace may depend on, development dependencies included. What its dependencies depend on is allowed too:
 * such an arrow can't point back. ARCHITECTURE.md says what the workspaces are for.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'scim-core': [],
  'scim-client': ['scim-core'],
  'scim-provider': ['scim-core'],
  'scim-store-sqlite': ['scim-provider'],
  'entra-mapping': ['scim-core'],
  'vendor-profiles': ['scim-core'],
  'vendor-persona': ['scim-provider', 'vendor-profiles'],
  'entra-planner': ['entra-mapping'],
  'mapping-lint': ['entra-mapping', 'entra-planner', 'vendor-profiles'],
  'entra-provisioner': ['entra-planner', 'scim-client', 'vendor-persona'],
  'scim-reference-server': ['scim-store-sqlite', 'vendor-persona', 'scim-inspector'],
  'scim-inspector': ['scim-core', 'mapping-lint'],
  'example-embed-provider': ['scim-provider'],
  'example-existing-users-table': ['scim-provider'],
  'example-csv-to-scim': ['scim-client'],
};

/** Private workspaces that look at all others from outside. */
const OBSERVERS: readonly string[] = ['e2e', 'benchmarks'];

/** The workspaces that one may depend on, or `undefined` when it has no place in the table. */
export function allowedDependencies(name: string): ReadonlySet<string> | undefined {
  if (OBSERVERS.includes(name)) return new Set(Object.keys(ARROWS));
  const direct = ARROWS[name];
  if (direct === undefined) return undefined;
  return new Set(direct.flatMap((dependency) => [dependency, ...(allowedDependencies(dependency) ?? [])]));
}
