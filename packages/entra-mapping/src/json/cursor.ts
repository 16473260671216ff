import { JsonFailure, type JsonFault, type JsonFaultKind, NO_EXPORT } from './fault.ts';
import type { JsonLimits } from './limits.ts';

/** What the parts of the reader share: the text, the place reached, and what was read across on the way. */
export class JsonCursor {
  readonly text: string;
  readonly limits: JsonLimits;
  readonly faults: JsonFault[] = [];
  at = 0;
  values = 0;

  constructor(text: string, limits: JsonLimits) {
    this.text = text;
    this.limits = limits;
  }

  /** Notes a departure that is read across. */
  fault(kind: JsonFaultKind, start: number, end: number): void {
    if (this.faults.length >= this.limits.maxFaults) {
      const message = `more than ${this.limits.maxFaults} places are not JSON`;
      throw new JsonFailure('too-many-faults', message, { start, end, help: 'download the schema again' });
    }
    this.faults.push({ kind, start, end });
  }

  /** Counts one more value against the limit. */
  count(start: number): void {
    if (++this.values > this.limits.maxValues) {
      const message = `the text holds more than ${this.limits.maxValues} values`;
      throw new JsonFailure('too-many-values', message, { start, end: start + 1, help: NO_EXPORT });
    }
  }
}
