import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport, type SynchronizationSchema } from 'entra-mapping';
import {
  applyEvent,
  type Directory,
  type EntraAnswer,
  type EntraRequest,
  emptyState,
  mutableState,
  type ObjectKind,
  type ObjectOutcome,
  planCycle,
  type StateEvent,
} from 'entra-planner';
import { type OnDemandResult, provisionOnDemand } from '../run/provision-on-demand.ts';
import { type CycleReport, type RunOptions, runCycle } from '../run/run-cycle.ts';
import { clientTransport, type Transport } from '../run/transport.ts';
import { memoryTarget } from './target.ts';

/** Entra's default mapping of an application that is not in the gallery. */
export const defaultMapping: SynchronizationSchema = readExport(
  readFileSync(join(import.meta.dirname, '../../../entra-planner/fixtures/entra-default.json')),
).schema;

const HOUR = 3_600_000;

/** Answers a request in the place of the target; `undefined` lets the target answer. */
export type Interference = (request: EntraRequest) => EntraAnswer | undefined;

/** A job over several cycles, with a clock that a test sets and a target that fails as a test says. */
export class Job {
  readonly client = memoryTarget();
  readonly state = mutableState(emptyState);
  /** What became of objects in the last cycle. */
  outcomes: ObjectOutcome[] = [];
  /** What was sent in the last cycle, without the probe. */
  sent: EntraRequest[] = [];
  interfere: Interference = () => undefined;
  now = Date.UTC(2026, 0, 1);
  schema = defaultMapping;

  later(hours: number): void {
    this.now += hours * HOUR;
  }

  cycle(directory: Directory, options: Partial<RunOptions> = {}): Promise<CycleReport> {
    this.outcomes = [];
    return runCycle({
      cycle: planCycle(this.#input(directory)),
      transport: this.#transport(),
      apply: this.#apply,
      now: this.now,
      concurrency: 1,
      onOutcome: (outcome) => void this.outcomes.push(outcome),
      ...options,
    });
  }

  onDemand(directory: Directory, kind: ObjectKind, id: string): Promise<OnDemandResult> {
    const input = this.#input(directory);
    return provisionOnDemand({ input, kind, id, transport: this.#transport(), apply: this.#apply });
  }

  #input(directory: Directory) {
    return { schema: this.schema, directory, state: this.state, now: this.now, random: () => 0.5 };
  }

  readonly #apply = (events: readonly StateEvent[]): void => {
    for (const event of events) applyEvent(this.state, event);
  };

  #transport(): Transport {
    this.sent = [];
    const transport = clientTransport(this.client);
    return {
      send: async (request, signal) => {
        if (request.purpose !== 'probe') this.sent.push(request);
        return this.interfere(request) ?? transport.send(request, signal);
      },
    };
  }
}

/** A user whose attributes are made of its id. */
export function person(objectId: string, more: object = {}) {
  const mail = `${objectId}@example.com`;
  return { objectId, userPrincipalName: mail, mail, mailNickname: objectId, displayName: objectId, ...more };
}

/** A group, with its members, to which everybody belongs who is provisioned. */
export function groupOf(objectId: string, members: readonly string[]): Directory {
  return {
    users: members.map((member) => person(member)),
    groups: [{ objectId, displayName: objectId, members }],
    assignments: [{ principal: objectId }],
  };
}
