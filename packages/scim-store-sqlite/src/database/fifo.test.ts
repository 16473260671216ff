import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fifo } from './fifo.ts';

/** What can be done to a queue, and to an array that says what must come of it. */
const step = fc.oneof(
  fc.record({ do: fc.constant('push' as const), item: fc.integer() }),
  fc.record({ do: fc.constant('shift' as const) }),
  fc.record({ do: fc.constant('putBack' as const), items: fc.array(fc.integer(), { maxLength: 3 }) }),
  fc.record({ do: fc.constant('takeAll' as const) }),
);

test('gives away what an array would', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const queue = new Fifo<number>();
      const array: number[] = [];
      for (const one of steps) {
        if (one.do === 'push') {
          queue.push(one.item);
          array.push(one.item);
        } else if (one.do === 'shift') expect(queue.shift()).toBe(array.shift());
        else if (one.do === 'putBack') {
          queue.putBack(one.items);
          array.unshift(...one.items);
        } else expect(queue.takeAll()).toEqual(array.splice(0));
        expect(queue.length).toBe(array.length);
      }
      expect(queue.takeAll()).toEqual(array);
    }),
  );
});
