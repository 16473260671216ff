import type { ResponseBody } from '../http/message.ts';

/**
 * Puts rendered resources into the `Resources` of a list response.
 *
 * @param head The JSON of the response in front of them, without a comma at its end.
 */
export function renderList(head: string, resources: readonly ResponseBody[]): ResponseBody {
  const start = `${head},"Resources":[`;
  if (resources.every((resource) => typeof resource === 'string')) return `${start}${resources.join(',')}]}`;
  return listInPieces(start, resources);
}

async function* listInPieces(start: string, resources: readonly ResponseBody[]): AsyncGenerator<string> {
  let before = start;
  for (const resource of resources) {
    if (typeof resource === 'string') yield `${before}${resource}`;
    else {
      yield before;
      yield* resource;
    }
    before = ',';
  }
  yield ']}';
}
