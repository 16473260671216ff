/** What is there already, or will be: a turn of the event loop is not spent on what is there. */
export type Awaitable<Value> = Value | Promise<Value>;

/** Whether something has to be waited for. */
export function isPending<Value>(value: Awaitable<Value>): value is Promise<Value> {
  return typeof (value as { readonly then?: unknown } | undefined)?.then === 'function';
}
