import type { ResponseBody } from '../http/message.ts';

/** Puts rendered resources into the `Resources` of a list response. */
export function renderList(head: object, resources: readonly ResponseBody[]): ResponseBody {
  const start = `${JSON.stringify(head).slice(0, -1)},"Resources":[`;
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
