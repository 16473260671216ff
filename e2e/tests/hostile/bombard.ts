import fc from 'fast-check';
import { expect } from 'vitest';
import { type HostileRequest, hostileRequests } from './requests.ts';
import { PASSWORD, type Reply, SECRETIVE, type Target } from './target.ts';

/** Requests that are under way at once. */
const AT_ONCE = 24;
/** Requests that are made up at a time. */
const BATCH = 2_000;
const CLEARED_AFTER = 10_000;

/** What no answer may hold: places in our code, or a secret. */
const LEAK = new RegExp(String.raw`node_modules|\.(ts|js|mjs):\d+|\bat [\w.]+ \(|pbkdf2|SqliteError|${PASSWORD}`);

/**
 * Sends made-up requests, and looks at each answer: an answer of SCIM, no fault of the server's own, nothing that is none
 * of the client's business.
 */
export async function bombard(target: Target, count: number, seed: number): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    const size = Math.min(BATCH, count - done);
    const requests = fc.sample(hostileRequests, { numRuns: size, seed: seed + done });
    let next = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
          judge(target, request, await target.send(request));
        }
      }),
    );
    if (done % CLEARED_AFTER === 0) await clear(target);
  }
  expect(target.faults()).toBe('');
}

/** Deletes what the requests have created, so that memory that grows is not that of more data. */
async function clear({ send }: Target): Promise<void> {
  for (const endpoint of ['/Groups', '/Users']) {
    const others = endpoint === '/Users' ? `&filter=${encodeURIComponent(`userName ne "${SECRETIVE}"`)}` : '';
    for (;;) {
      const { text } = await send({ method: 'GET', target: `${endpoint}?count=1000&attributes=id${others}` });
      const { Resources } = JSON.parse(text) as { Resources: readonly { id: string }[] };
      if (Resources.length === 0) break;
      for (const { id } of Resources) await send({ method: 'DELETE', target: `${endpoint}/${encodeURIComponent(id)}` });
    }
  }
}

function judge({ token }: Target, request: HostileRequest, { status, type, text }: Reply): void {
  const what = () => JSON.stringify({ request, status, text });
  if (status === 500 || status === 503 || status < 200) throw new Error(`a fault: ${what()}`);
  if (LEAK.test(text) || text.includes(token)) throw new Error(`a leak: ${what()}`);
  if (status >= 400 && request.method !== 'HEAD') {
    const body = JSON.parse(text);
    const isScimError = body.status === String(status) && body.schemas?.[0]?.endsWith(':Error');
    if (!isScimError || type !== 'application/scim+json') throw new Error(`no error of SCIM: ${what()}`);
  }
}
