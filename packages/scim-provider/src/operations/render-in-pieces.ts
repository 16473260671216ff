import type { Exchange } from '../exchange.ts';
import { presentElement, type RelationView } from '../store/present-relation.ts';

/** Elements of a relation that are read, and sent, at a time. */
export const PART = 1_000;

/** A relation of which only the first part has been read. */
export interface LongRelation {
  readonly view: RelationView;
  readonly id: string;
  readonly next: string;
}

/** The JSON of a resource whose long relations come last, part by part. */
export async function* renderInPieces(
  exchange: Exchange,
  projected: Record<string, unknown>,
  long: readonly LongRelation[],
  project: (resource: object) => Record<string, unknown>,
): AsyncGenerator<string> {
  const { settings, tenant, locationOf } = exchange;
  const isLong = (name: string) => long.some(({ view }) => view.name === name);
  const short = Object.entries(projected).filter(([name]) => !isLong(name));
  let separator = '{';
  if (short.length > 0) {
    yield JSON.stringify(Object.fromEntries(short)).slice(0, -1);
    separator = ',';
  }
  for (const { view, id, next } of long) {
    // Until an element is sent there is no list: parts may hold none of what was asked for.
    let before = `${separator}${JSON.stringify(view.name)}:[`;
    let kept = (projected[view.name] ?? []) as readonly object[];
    for (let from: string | undefined = next; ; ) {
      if (kept.length > 0) {
        yield `${before}${JSON.stringify(kept).slice(1, -1)}`;
        before = ',';
      }
      if (from === undefined) break;
      const page = await settings.store.elements(tenant, view.relation, id, PART, from);
      const elements = page.elements.map((element) => presentElement(element, locationOf));
      kept = (project({ [view.name]: elements })[view.name] ?? []) as readonly object[];
      from = page.next;
    }
    if (before !== ',') continue;
    yield ']';
    separator = ',';
  }
  if (separator === '{') yield '{';
  yield '}';
}
