import { pathTest } from '../record/path-pattern.ts';
import type { Fault, FaultRule } from './fault.ts';
import { readFaultRule } from './read-fault-rule.ts';

/** The most rules at a time; every request is held against all of them. */
const mostRules = 100;

/** A request, as far as rules ask. */
export interface FaultRequest {
  readonly tenant: string;
  readonly method: string;
  /** Behind the SCIM base URL, with the query. */
  readonly path: string;
}

interface Entry {
  readonly id: number;
  readonly rule: FaultRule;
  readonly isPath: (path: string) => boolean;
  hits: number;
}

/** The faults of a server; what goes wrong on purpose. They are kept in the process, and gone with it. */
export class FaultList {
  #entries: Entry[] = [];
  #lastId = 0;
  readonly #chance: () => number;
  readonly #onChange: (tenant: string | null) => void;

  /**
   * @param chance From 0 to 1, as `Math.random`.
   * @param onChange Told when rules come or go.
   */
  constructor(chance: () => number, onChange: (tenant: string | null) => void) {
    this.#chance = chance;
    this.#onChange = onChange;
  }

  /** @throws TypeError for a rule that can't be one, or one too many. */
  add(given: FaultRule): Fault {
    const rule = readFaultRule(given);
    if (this.#entries.length >= mostRules) throw new TypeError(`There are ${mostRules} faults already; remove some.`);
    this.#lastId += 1;
    const isPath = rule.path === undefined ? () => true : pathTest(rule.path);
    const entry: Entry = { id: this.#lastId, rule, isPath, hits: 0 };
    this.#entries.push(entry);
    this.#onChange(rule.tenant ?? null);
    return faultOf(entry);
  }

  list(): Fault[] {
    return this.#entries.map(faultOf);
  }

  /** @returns Whether there was one. */
  remove(id: number): boolean {
    const entry = this.#entries.find((one) => one.id === id);
    if (entry === undefined) return false;
    this.#entries = this.#entries.filter((one) => one !== entry);
    this.#onChange(entry.rule.tenant ?? null);
    return true;
  }

  clear(): void {
    if (this.#entries.length === 0) return;
    this.#entries = [];
    this.#onChange(null);
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** The rules that meet a request, in the order in which they were added; each of them is used up a little by it. */
  take(request: FaultRequest): FaultRule[] {
    const met = this.#entries.filter((entry) => isMet(entry, request) && this.#isHit(entry.rule));
    for (const entry of met) entry.hits += 1;
    return met.map(({ rule }) => rule);
  }

  #isHit({ percentage = 100 }: FaultRule): boolean {
    return percentage >= 100 || this.#chance() * 100 < percentage;
  }
}

function isMet({ rule, isPath, hits }: Entry, { tenant, method, path }: FaultRequest): boolean {
  return (
    hits < (rule.count ?? Number.POSITIVE_INFINITY) &&
    (rule.tenant === undefined || rule.tenant === tenant) &&
    (rule.method === undefined || rule.method === method) &&
    isPath(path)
  );
}

function faultOf({ id, rule, hits }: Entry): Fault {
  return { ...rule, id, hits, left: rule.count === undefined ? null : rule.count - hits };
}
