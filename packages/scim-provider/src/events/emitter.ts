import { eventTable } from './event-table.ts';
import type { EventOf, EventType, ProviderEvent } from './events.ts';

/** Listens to events of one kind. What it throws, or rejects with, is dropped: a fault in it is no fault of the service. */
export type EventListener<Type extends EventType = EventType> = (event: EventOf<Type>) => void | Promise<void>;

/** Tells listeners what happens. */
export interface Emitter {
  emit(event: ProviderEvent): void;
  /**
   * @returns Ends the listening.
   * @throws TypeError for a kind of event that there is not.
   */
  on<Type extends EventType>(type: Type, listener: EventListener<Type>): () => void;
}

/** @param onEvent Told of every event. */
export function createEmitter(onEvent: ((event: ProviderEvent) => void) | undefined): Emitter {
  const listeners = new Map<EventType, Set<EventListener>>();
  return {
    emit(event) {
      if (onEvent !== undefined) tell(onEvent, event);
      for (const listener of listeners.get(event.type) ?? []) tell(listener, event);
    },
    on(type, listener) {
      if (!Object.hasOwn(eventTable, type)) throw new TypeError(`there is no event "${String(type)}"`);
      if (typeof listener !== 'function') throw new TypeError('a listener must be a function');
      // Of its own, so that one function may be added twice, and each time be taken away by itself.
      const own = (event: ProviderEvent) => listener(event as EventOf<typeof type>);
      const others = listeners.get(type) ?? new Set();
      listeners.set(type, others.add(own));
      return () => void others.delete(own);
    },
  };
}

function tell(listener: (event: never) => unknown, event: ProviderEvent): void {
  try {
    const answer = listener(event as never);
    if (answer instanceof Promise) answer.catch(() => {});
  } catch {
    // The contract of listeners: what they throw is dropped.
  }
}
