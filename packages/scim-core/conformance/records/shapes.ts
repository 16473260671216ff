import { ENTERPRISE_USER_URN, GROUP_URN, USER_URN } from '../../src/index.ts';
import type { Check, Json } from '../record.ts';

/** The URN of the enterprise extension. */
export const ENTERPRISE = ENTERPRISE_USER_URN;
/** The extension of the sample type. */
export const BADGE = 'urn:example:extension:Badge';
/** The base schema of the sample type. */
export const SAMPLE = 'urn:example:schemas:Sample';
/** The base schema of the assembly type, an `https:` URI with a version number in it. */
export const PARTS = 'https://schemas.example.com/2.0/Parts';

/** A user with the least that one must have. */
export function user(members: Json = {}): Json {
  return { schemas: [USER_URN], userName: 'ada', ...members };
}

/** A user with the enterprise extension. */
export function employee(extension: Json, members: Json = {}): Json {
  return { schemas: [USER_URN, ENTERPRISE], userName: 'ada', ...members, [ENTERPRISE]: extension };
}

export function group(members: Json = {}): Json {
  return { schemas: [GROUP_URN], displayName: 'Pilots', ...members };
}

export function sample(members: Json = {}): Json {
  return { schemas: [SAMPLE], ...members };
}

/** An assembly, whose badge may not be missing. */
export function assembly(members: Json = {}): Json {
  return {
    schemas: [PARTS, BADGE],
    title: 'Gearbox',
    parts: [{ value: 'wheel', type: 'steel' }],
    [BADGE]: { number: '7' },
    ...members,
  };
}

/** The same check of several inputs. */
export function each<const Input>(inputs: readonly Input[], check: (input: Input) => Check): readonly Check[] {
  return inputs.map(check);
}
