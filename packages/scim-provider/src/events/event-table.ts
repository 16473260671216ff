import type { EventType } from './events.ts';

/** Every kind of event, and when it happens. What is told besides is in the type of the event. */
export const eventTable: Readonly<Record<EventType, string>> = Object.freeze({
  created: 'a resource was created',
  replaced: 'a resource was replaced (PUT); `changed` tells whether anything became different',
  patched: 'a resource was patched; per operation what changed, which tolerances it needed, or why it changed nothing',
  deleted: 'a resource is gone',
  tolerance: 'a request departs from the RFCs and was accepted; `id` is one of the tolerances of `scim-core`',
  failed:
    'a request, or an operation of a bulk request, was refused or could not be answered; `error` is the whole error',
});
