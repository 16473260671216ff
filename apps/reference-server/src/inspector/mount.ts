import type { Context, Middleware, Next } from 'koa';
import { inspectorGate } from './access/gate.ts';
import type { Inspector, InspectorParts } from './inspector.ts';
import { isOfPage } from './page/paths.ts';

const ofApi = /^\/api\/v1(?:\/|$)/;

/**
 * Puts the inspector at `/` and `/api/v1`, behind its gate. It is loaded when it is first asked for: most servers in tests
 * never are, and start sooner.
 *
 * @param token Lets in who does not come from this machine; nobody does without one.
 */
export function mountInspector(token: string | undefined, parts: Omit<InspectorParts, 'version'>): Middleware {
  let loading: Promise<Inspector> | undefined;
  const load = async () => (await import('./inspector.ts')).createInspector(parts);
  const enter = inspectorGate(token, async function askInspector(context, next) {
    loading ??= load();
    const { api, page } = await loading;
    return ofApi.test(context.path) ? api(context, next) : page(context, next);
  });
  return async function answerInspector(context: Context, next: Next): Promise<void> {
    if (ofApi.test(context.path) || isOfPage(context.path)) await enter(context, next);
    else await next();
  };
}
