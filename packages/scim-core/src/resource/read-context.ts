import { type Problem, ScimError, type ScimType } from '../error/scim-error.ts';
import { quote } from '../error/syntax-error.ts';
import type { Attribute } from '../schema/attribute.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';

/** What a body is read for: to create a resource, to replace one, or as the answer of a service provider. */
export type BodyPurpose = 'create' | 'replace' | 'response';

/** What a value is read for: as part of a body, or for a PATCH operation. */
export type ReadPurpose = BodyPurpose | 'patch';

/** Collects what reading a body finds, so that all problems are reported at once. */
export class ReadContext {
  readonly purpose: ReadPurpose;
  readonly problems: Problem[] = [];
  readonly mode: Mode | undefined;
  readonly #onTolerance: ToleranceListener | undefined;

  constructor(purpose: ReadPurpose, mode: Mode | undefined, onTolerance: ToleranceListener | undefined) {
    this.purpose = purpose;
    this.mode = mode;
    this.#onTolerance = onTolerance;
  }

  /** Accepts a departure when the mode allows it, and reports it. */
  tolerate(id: ToleranceId, path: string): boolean {
    if (!allows(this.mode, id)) return false;
    this.report(id, path);
    return true;
  }

  /** Whether the mode allows a departure. */
  allows(id: ToleranceId): boolean {
    return allows(this.mode, id);
  }

  /** Notes that a departure was accepted. */
  report(id: ToleranceId, path: string): void {
    this.#onTolerance?.(id, path);
  }

  problem(path: string, message: string, scimType: ScimType = 'invalidValue'): void {
    this.problems.push({ path, scimType, message });
  }

  /** Says of which kind a value is and of which it should be; the value itself only where it is no secret. */
  wrongType(path: string, attribute: Attribute, expected: string, value: unknown): void {
    this.problem(path, `expected ${expected}, found ${describe(value, attribute.returned === 'never')}`);
  }

  /** Whether an attribute is left out because of who sends it. */
  ignores(attribute: Attribute): boolean {
    return this.purpose === 'response' ? attribute.returned === 'never' : attribute.mutability === 'readOnly';
  }

  /** @throws ScimError 400 with every problem, when there is one. */
  throwProblems(): void {
    if (this.problems.length > 0) throw problemsError(this.problems);
  }
}

/** How many problems the detail of an error spells out; all of them are in its `problems`. */
const SPELT_OUT = 10;

/** One error for everything that is wrong with an input. */
export function problemsError(problems: readonly Problem[]): ScimError {
  const lines = problems
    .slice(0, SPELT_OUT)
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`).replace(/\.$/, ''));
  const more = problems.length > SPELT_OUT ? [`and ${problems.length - SPELT_OUT} more`] : [];
  return new ScimError(400, [...lines, ...more].join('; '), { scimType: problems[0]?.scimType, problems });
}

/** Names a value for an error message: the kind of it alone when it may be a secret. */
export function describe(value: unknown, isSecret = false): string {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 1 ? 'an array with one element' : `an array with ${value.length} elements`;
  switch (typeof value) {
    case 'string':
      return isSecret ? 'text' : `the text ${quote(value)}`;
    case 'number':
      return isSecret ? 'a number' : `the number ${value}`;
    case 'boolean':
      return isSecret ? 'a boolean' : `the boolean ${value}`;
    case 'object':
      return 'an object';
    case 'undefined':
      return 'nothing';
    default:
      return `a ${typeof value}`;
  }
}
