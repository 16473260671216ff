import type { EntraRequest } from 'entra-planner';

/**
 * Sends requests in a bare loop, for people of another company.
 *
 * @returns How long it took, in milliseconds.
 */
export async function replay(
  baseUrl: string,
  token: string,
  requests: readonly EntraRequest[],
  concurrency: number,
): Promise<number> {
  const ofOthers = (text: string) => text.replaceAll('example.com', 'example.org');
  const prepared = requests.map(({ method, path, body }) => ({
    url: baseUrl + ofOthers(path),
    init: {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/scim+json',
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      },
      ...(body === undefined ? {} : { body: ofOthers(JSON.stringify(body)) }),
    },
  }));
  let next = 0;
  const began = performance.now();
  const loop = async () => {
    for (let each = prepared[next++]; each !== undefined; each = prepared[next++]) {
      const response = await fetch(each.url, each.init);
      if (!response.ok) throw new Error(`status ${response.status}`);
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  return performance.now() - began;
}
