import type { TargetAttribute } from '../target/target-attribute.ts';

/** One attribute whose value in the target is to change. */
export interface Change {
  readonly target: TargetAttribute;
  /** `add` where the target has no value, `replace` where it has another one. */
  readonly op: 'add' | 'replace';
  /** The value of an operation without the flag: text, also for truth values. */
  readonly text: unknown;
  /** The value by the type of its attribute, as operations with the flag carry it. */
  readonly typed: unknown;
  /** What the target has; `undefined` for nothing. */
  readonly before: unknown;
  /** Whether the letter case of `op` stays low even without the flag, as the sample for roles shows. */
  readonly lowerCase?: boolean;
}
