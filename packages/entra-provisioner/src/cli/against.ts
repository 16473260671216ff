import { readFileSync } from 'node:fs';
import { createMemoryStore, fetchHandler } from 'scim-provider';
import { createVendorProvider } from 'vendor-persona';
import { openNamedProfile, ProfileError, type VendorProfile } from 'vendor-profiles';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/**
 * Answers requests in this process as a vendor does, over a store in memory that is empty at first.
 *
 * @param profile The id of a bundled profile, or the name of a JSON file.
 * @throws UsageError for a profile that there is not, or that is none.
 */
export async function answerAs(
  profile: string,
  baseUrl: string,
  { now, stderr }: Pick<Io, 'now' | 'stderr'>,
): Promise<(request: Request) => Promise<Response>> {
  const provider = createVendorProvider({
    profile: await load(profile),
    store: createMemoryStore(),
    // Nobody else can send anything.
    authenticate: () => ({ id: 'entra-provisioner' }),
    ...{ baseUrl, now },
    // A cycle is over in a moment here, and would only wait.
    isAdmitted: () => false,
    onEvent: (event) => {
      if (event.type === 'failed' && event.status === 500) stderr.write(`error: ${String(event.error)}\n`);
    },
  });
  return fetchHandler(provider);
}

async function load(profile: string): Promise<VendorProfile> {
  try {
    return await openNamedProfile(profile, (file) => readFileSync(file, 'utf8'));
  } catch (error) {
    throw error instanceof ProfileError ? new UsageError(`--against: ${error.message}`) : error;
  }
}
