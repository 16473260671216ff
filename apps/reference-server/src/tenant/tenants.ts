import type { CustomAttributes } from 'vendor-persona';
import type { VendorProfile } from 'vendor-profiles';
import { loadPersonality } from '../personality/load-personality.ts';
import type { Settings } from '../settings/setting-table.ts';
import { defaultTenant, type TenantSettings } from '../settings/tenant-settings.ts';
import { type TenantTokens, type TokenParts, tenantTokens } from '../tokens/tenant-tokens.ts';
import type { ProfiledTypes } from './lookups.ts';
import { createTenant, type Tenant, type TenantParts } from './tenant.ts';
import { resourceTypesOf } from './tenant-service.ts';

/** A tenant as it was asked for, with its profile loaded. */
export interface PlannedTenant extends ProfiledTypes {
  readonly name: string;
  readonly settings: TenantSettings;
}

/**
 * Settles which tenants there are: the default one, which goes by the settings of the server, and those that are named,
 * which take over its profile and mode where they have none of their own.
 *
 * @throws SettingError for a profile that can't be loaded.
 */
export async function planTenants(settings: Settings): Promise<readonly PlannedTenant[]> {
  const { profile, mode, token, seed, import: imported } = settings;
  const wanted: [string, TenantSettings][] = [
    [defaultTenant, { profile, mode, token, seed, import: imported }],
    ...Object.entries(settings.tenants).map(([name, own]): [string, TenantSettings] => [
      name,
      { profile, mode, ...own },
    ]),
  ];
  const loaded = new Map<string | object, VendorProfile>();
  const planned: PlannedTenant[] = [];
  for (const [name, own] of wanted) {
    const wantedProfile = own.profile ?? profile;
    const known = loaded.get(wantedProfile) ?? (await loadPersonality(wantedProfile));
    loaded.set(wantedProfile, known);
    planned.push({ name, settings: own, profile: known, resourceTypes: resourceTypesOf(known, own.mode ?? mode) });
  }
  return planned;
}

/** What all tenants have in common. */
export type CommonParts = Pick<
  TenantParts,
  'store' | 'limits' | 'log' | 'now' | 'random' | 'localUrl' | 'traffic' | 'stopped'
> & {
  readonly tokens: TokenParts;
  /** Where attributes are kept that the customers of a vendor name. */
  readonly attributesOf: (tenant: string) => CustomAttributes;
};

/**
 * Makes the tenants, by name; the default one comes first.
 *
 * @throws SettingError for an import that can't be read.
 */
export function createTenants(
  planned: readonly PlannedTenant[],
  { tokens: tokenParts, attributesOf, ...common }: CommonParts,
): ReadonlyMap<string, Tenant> {
  const tokens: readonly TenantTokens[] = planned.map(({ name, settings }) =>
    tenantTokens(name, settings.token, tokenParts),
  );
  const isSecret = (text: string) => tokens.some((each) => each.isSecret(text));
  return new Map(
    planned.map(({ name, settings, profile, resourceTypes }, index) => {
      const { token, isToken } = tokens[index]!;
      const { mode = 'lenient', seed = 0, import: imported } = settings;
      const parts = { ...common, tenant: name, profile, resourceTypes, mode, seed, import: imported };
      const attributes = attributesOf(name);
      return [
        name,
        createTenant({ ...parts, attributes, basePath: basePathOf(name), token, isToken, isSecret }),
      ] as const;
    }),
  );
}

function basePathOf(name: string): string {
  return name === defaultTenant ? '/scim/v2' : `/t/${name}/scim/v2`;
}
