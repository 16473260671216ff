import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createScimClient, type ScimClient, type ScimClientOptions } from 'scim-client';
import { httpTransport } from '../node/http-transport.ts';
import { answerAs } from './against.ts';
import type { Io } from './io.ts';
import { readText } from './read-file.ts';
import { DEFAULT_STATE, missing, type Settings, TOKEN_VARIABLE } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** Makes the client of the target. */
export async function connect(settings: Settings, io: Io): Promise<ScimClient> {
  const { tenantUrl, tokenFile, concurrency, rate, against } = settings;
  if (against !== undefined) {
    const baseUrl = withoutQuery(tenantUrl ?? 'https://target.example/scim/v2');
    const fetch = await answerAs(against, baseUrl, io);
    return clientOf({ baseUrl, fetch, concurrency, rate });
  }
  if (tenantUrl === undefined) throw missing('--tenant-url', 'TENANT_URL', 'the SCIM endpoint, as in the portal');
  const token = tokenFile === undefined ? io.env[TOKEN_VARIABLE] : readText(tokenFile).trim();
  return clientOf({ baseUrl: withoutQuery(tenantUrl), token, transport: httpTransport, concurrency, rate });
}

type ClientParts = Pick<ScimClientOptions, 'baseUrl' | 'token' | 'fetch' | 'transport'> &
  Pick<Settings, 'concurrency' | 'rate'>;

function clientOf({ rate, concurrency, ...parts }: ClientParts): ScimClient {
  try {
    return createScimClient({
      ...parts,
      retry: false,
      capabilities: 'assume',
      ...(rate === undefined ? {} : { rateLimit: { requests: rate, per: 1000 } }),
      concurrency: Math.max(concurrency, 1),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.replace('baseUrl', '--tenant-url'));
    throw error;
  }
}

/**
 * Where the state is. What is provisioned to a vendor in this process is gone with it, so its state is, too.
 *
 * @throws UsageError for a file that would outlive its target.
 */
export function statePath({ state, against }: Pick<Settings, 'state' | 'against'>): string {
  if (against === undefined) return state ?? DEFAULT_STATE;
  if (state !== undefined) {
    throw new UsageError('--against answers in this process and keeps nothing, so there is no --state; leave one out');
  }
  const folder = mkdtempSync(join(tmpdir(), 'entra-provisioner-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, DEFAULT_STATE);
}

/** Whether the flag is forwarded in each request is unknown; endpoints that need it there are not. */
function withoutQuery(tenantUrl: string): string {
  return tenantUrl.replace(/[?#].*$/, '');
}
