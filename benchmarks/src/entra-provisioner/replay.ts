import type { EntraRequest } from 'entra-planner';

/**
 * Sends requests in a bare loop, for people of another company: as a script would that has them at hand, writes each body as
 * JSON, and reads each answer, which for a creation holds the id.
 *
 * @returns How long it took, in milliseconds.
 */
export async function replay(
  baseUrl: string,
  token: string,
  requests: readonly EntraRequest[],
  concurrency: number,
): Promise<number> {
  const ofOthers = JSON.parse(
    JSON.stringify(requests).replaceAll('example.com', 'example.org'),
  ) as readonly EntraRequest[];
  const ids = new Set<string>();
  let next = 0;
  const began = performance.now();
  const loop = async () => {
    for (let each = ofOthers[next++]; each !== undefined; each = ofOthers[next++]) {
      const { method, path, body } = each;
      const headers = { authorization: `Bearer ${token}`, accept: 'application/scim+json' };
      const init =
        body === undefined
          ? { method, headers }
          : {
              method,
              headers: { ...headers, 'content-type': 'application/scim+json' },
              body: JSON.stringify(body),
            };
      const response = await fetch(baseUrl + path, init);
      if (!response.ok) throw new Error(`status ${response.status}`);
      const { id } = (await response.json()) as { id?: string };
      if (id !== undefined) ids.add(id);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  const duration = performance.now() - began;
  const created = ofOthers.filter(({ purpose }) => purpose === 'create').length;
  if (ids.size !== created) throw new Error(`${ids.size} ids for ${created} people`);
  return duration;
}
