import type { EntraRequest } from 'entra-planner';

/** Sends one request, and gives the JSON of the answer. */
export type Send = (method: string, path: string, body: string | undefined) => Promise<unknown>;

/** How a bare loop goes through requests. */
export interface Replay {
  readonly send: Send;
  /** Whose people they are for; each loop has a company of its own. */
  readonly domain: string;
  readonly concurrency: number;
}

/**
 * Sends requests in a bare loop, for people of another company: as a script would that has them at hand, writes each body as
 * JSON, and reads each answer, which for a creation holds the id.
 *
 * @returns How long it took, in milliseconds.
 */
export async function replay(
  requests: readonly EntraRequest[],
  { send, domain, concurrency }: Replay,
): Promise<number> {
  const ofOthers = JSON.parse(JSON.stringify(requests).replaceAll('example.com', domain)) as readonly EntraRequest[];
  const ids = new Set<string>();
  let next = 0;
  const began = performance.now();
  const loop = async () => {
    for (let each = ofOthers[next++]; each !== undefined; each = ofOthers[next++]) {
      const { method, path, body } = each;
      const answer = await send(method, path, body === undefined ? undefined : JSON.stringify(body));
      const { id } = answer as { readonly id?: string };
      if (id !== undefined) ids.add(id);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  const duration = performance.now() - began;
  const created = ofOthers.filter(({ purpose }) => purpose === 'create').length;
  if (ids.size !== created) throw new Error(`${ids.size} ids for ${created} people`);
  return duration;
}
