import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowInsecureRequests, createScimClient, type ScimClient, type ScimClientOptions } from 'scim-client';
import { httpTransport } from '../node/http-transport.ts';
import { clientTransport, type Transport } from '../run/transport.ts';
import { answerAs } from './against.ts';
import type { Io } from './io.ts';
import { readText } from './read-file.ts';
import { DEFAULT_STATE, missing, type Settings, TOKEN_VARIABLE } from './settings.ts';
import { UsageError } from './usage-error.ts';

/**
 * Makes the connection to the target.
 *
 * @throws UsageError for a target or a token that can't be used.
 */
export async function connect(settings: Settings, io: Io): Promise<Transport> {
  const { tenantUrl, concurrency, rate, against } = settings;
  const limits = { concurrency, rate };
  if (against !== undefined) {
    const baseUrl = withoutQuery(tenantUrl ?? 'https://target.example/scim/v2');
    const fetch = await answerAs(against, baseUrl, io);
    return clientTransport(clientOf({ baseUrl, fetch, allowHttp: true, ...limits }));
  }
  if (tenantUrl === undefined) throw missing('--tenant-url', 'TENANT_URL', 'the SCIM endpoint, as in the portal');
  const { token, origin } = readToken(settings, io);
  const baseUrl = withoutQuery(tenantUrl);
  const allowHttp = settings.allowHttp === true;
  const client = clientOf({ baseUrl, token, transport: httpTransport, allowHttp, ...limits }, origin);
  return token === undefined ? explained(clientTransport(client)) : clientTransport(client);
}

interface Token {
  readonly token: string | undefined;
  /** Where it came from. */
  readonly origin: string;
}

function readToken({ tokenFile }: Settings, { env }: Io): Token {
  if (tokenFile !== undefined) return { token: readText(tokenFile).trim(), origin: tokenFile };
  return { token: env[TOKEN_VARIABLE] || undefined, origin: TOKEN_VARIABLE };
}

/** Says why a target that needs a token answers 401 when there is none. */
function explained(transport: Transport): Transport {
  const problem = `it asks for a token, and there is none; set ${TOKEN_VARIABLE} or name its file with --token-file`;
  return {
    async send(request, signal) {
      const answer = await transport.send(request, signal);
      return answer.status === 401 ? { ...answer, problem } : answer;
    },
  };
}

type ClientParts = Pick<ScimClientOptions, 'baseUrl' | 'token' | 'fetch' | 'transport'> &
  Pick<Settings, 'concurrency' | 'rate'> & { readonly allowHttp: boolean };

function clientOf({ rate, concurrency, allowHttp, ...parts }: ClientParts, tokenOrigin = ''): ScimClient {
  try {
    return createScimClient({
      ...parts,
      retry: false,
      capabilities: 'assume',
      ...(rate === undefined ? {} : { rateLimit: { requests: rate, per: 1000 } }),
      concurrency: concurrency ?? 1,
      [allowInsecureRequests]: allowHttp,
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(inOwnWords(error.message, tokenOrigin));
    throw error;
  }
}

/** Says with the options of the command what the client says with its own. */
function inOwnWords(message: string, tokenOrigin: string): string {
  return message
    .replace(/^baseUrl/, '--tenant-url')
    .replace('set the option allowInsecureRequests', 'add --allow-http')
    .replace('use the option token', `set ${TOKEN_VARIABLE} or name the file of the token with --token-file`)
    .replace(/^token must/, `the token of ${tokenOrigin} must`)
    .replace(', or a function', '');
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
