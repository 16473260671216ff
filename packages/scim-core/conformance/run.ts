import { expect } from 'vitest';
import {
  applyPatch,
  comparisonKey,
  compileFilter,
  defineResourceType,
  defineSchema,
  formatFilter,
  parseFilter,
  parsePath,
  projectResource,
  readPatchOp,
  readResource,
  readSearchRequest,
  replaceResource,
  ScimError,
  type ToleranceId,
  valuesEqual,
} from '../src/index.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { Check, MatchCheck, PatchCheck, Refusal } from './record.ts';
import { resourceTypeOf } from './resource-types.ts';

/** A mode in which a check runs; `any` where the mode makes no difference. */
export type RunMode = 'strict' | 'lenient' | 'any';

type In<Kind extends Check['kind']> = Extract<Check, { kind: Kind }>;

/** The modes in which a check must hold. */
export function modesOf(check: Check): readonly RunMode[] {
  switch (check.kind) {
    case 'read':
    case 'parseFilter':
    case 'parsePath':
    case 'match':
    case 'patch':
    case 'patchBody':
      return check.mode === undefined ? ['strict', 'lenient'] : [check.mode];
    default:
      return ['any'];
  }
}

interface Options {
  readonly mode: 'strict' | 'lenient';
  readonly onTolerance: (id: ToleranceId) => void;
}

/** Runs one check; throws when it does not hold. */
export function runCheck(check: Check, mode: RunMode): void {
  const used = new Set<ToleranceId>();
  const run = runners[check.kind] as (check: Check, options: Options) => void;
  run(check, { mode: mode === 'any' ? 'lenient' : mode, onTolerance: (id) => void used.add(id) });
  if (mode === 'any' || isRefused(check.expected)) return;
  const announced = 'tolerances' in check ? check.tolerances : [];
  expect([...used].sort(), 'tolerances').toEqual([...announced].sort());
}

const runners: { readonly [Kind in Check['kind']]: (check: In<Kind>, options: Options) => void } = {
  defineSchema: runDefineSchema,
  defineSchemaId: ({ schema, expected }) =>
    runDefinition(
      () => defineSchema(schema),
      expected,
      ({ id }) => expect(id).toBe(schema.id),
    ),
  defineResourceType: runDefineResourceType,
  characteristics: runCharacteristics,
  comparisonKey: runComparisonKey,
  valuesEqual: runValuesEqual,
  project: ({ resourceType, resource, expected, ...wanted }) => {
    const options = { resourceType: resourceTypeOf(resourceType), ...wanted };
    expect(projectResource(deepFreeze(resource), options)).toEqual(expected);
  },
  replace: ({ resourceType, stored, incoming, expected }) => {
    const options = { resourceType: resourceTypeOf(resourceType) };
    runRefusable(() => replaceResource(deepFreeze(stored), deepFreeze(incoming), options), expected);
  },
  read: ({ resourceType, context = 'create', body, expected }, options) => {
    const all = { resourceType: resourceTypeOf(resourceType), context, ...options };
    runRefusable(() => readResource(deepFreeze(body), all), expected);
  },
  parseFilter: runParseFilter,
  parsePath: runParsePath,
  match: runMatch,
  patch: runPatch,
  patchBody: ({ body, expected }, options) =>
    runRefusable(() => ({ operations: readPatchOp(deepFreeze(body), options).length }), expected),
  searchRequest: ({ body, expected }) => runRefusable(() => readSearchRequest(deepFreeze(body)), expected),
};

function isRefused(expected: unknown): expected is { refused: Refusal } {
  return typeof expected === 'object' && expected !== null && ('refused' in expected || 'refusedAt' in expected);
}

/** What a refused input threw. */
function refusal(act: () => unknown): ScimError {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(ScimError);
    return error as ScimError;
  }
  throw new Error('expected a ScimError, but nothing was thrown');
}

function expectRefusal(error: ScimError, { scimType, paths, says }: Refusal): void {
  expect({ status: error.status, scimType: error.scimType }, error.detail).toEqual({ status: 400, scimType });
  if (paths !== undefined) expect(error.problems.map(({ path }) => path)).toEqual(paths);
  if (says !== undefined) expect(error.detail).toContain(says);
}

function runRefusable(act: () => object, expected: object): void {
  if (isRefused(expected)) expectRefusal(refusal(act), expected.refused);
  else expect(act()).toEqual(expected);
}

function runDefinition<Result>(define: () => Result, expected: unknown, verify: (result: Result) => void): void {
  if (!isRefused(expected)) {
    verify(define());
    return;
  }
  expect(define).toThrow(TypeError);
  expect(define).toThrow(String(expected.refused));
}

function runDefineSchema(check: In<'defineSchema'>): void {
  const define = () => defineSchema({ id: 'urn:example:schemas:Tested', attributes: check.attributes });
  runDefinition(define, check.expected, ({ attributes }) => expect(attributes).toMatchObject(check.expected));
}

function runDefineResourceType(check: In<'defineResourceType'>): void {
  const { definition, expected } = check;
  runDefinition(
    () => defineResourceType(definition),
    expected,
    ({ index }) => {
      const paths = 'paths' in expected ? expected.paths : [];
      expect(paths.map((path) => index.resolve(path)?.path)).toEqual(paths);
    },
  );
}

function runCharacteristics({ resourceType, path, expected }: In<'characteristics'>): void {
  const target = resourceTypeOf(resourceType).index.resolve(path);
  const attribute = target?.subAttribute ?? target?.attribute;
  const { subAttributes, ...characteristics } = expected;
  expect(attribute).toMatchObject(characteristics);
  if (subAttributes !== undefined) expect(attribute?.subAttributes.map(({ name }) => name)).toEqual(subAttributes);
}

function runComparisonKey({ resourceType, path, values, expected }: In<'comparisonKey'>): void {
  const target = resourceTypeOf(resourceType).index.resolve(path);
  if (target === undefined) throw new Error(`no attribute ${path}`);
  const keys = values.map((value) => comparisonKey(target.subAttribute ?? target.attribute, value));
  expect(keys).not.toContain(undefined);
  if (expected === 'equal') expect(keys[0]).toBe(keys[1]);
  else expect(keys[0]).not.toBe(keys[1]);
}

function runValuesEqual({ values, expected }: In<'valuesEqual'>): void {
  for (const a of values) for (const b of values) if (a !== b) expect(valuesEqual(a, b)).toBe(expected);
}

function runParseFilter({ filter, expected }: In<'parseFilter'>, options: Options): void {
  if ('prints' in expected) {
    const printed = formatFilter(parseFilter(filter, options));
    expect(printed).toBe(expected.prints);
    expect(formatFilter(parseFilter(printed, { mode: 'strict' }))).toBe(printed);
    return;
  }
  const error = refusal(() => parseFilter(filter, options));
  expectRefusal(error, { scimType: 'invalidFilter', ...(expected.says === undefined ? {} : { says: expected.says }) });
  expect(error.location?.start, error.detail).toBe(expected.refusedAt);
}

function runParsePath({ path, expected }: In<'parsePath'>, options: Options): void {
  if ('attribute' in expected) {
    const { schema, attribute, subAttribute } = parsePath(path, options);
    expect({ schema, attribute, subAttribute }).toEqual(expected);
    return;
  }
  const error = refusal(() => parsePath(path, options));
  expectRefusal(error, { scimType: expected.scimType ?? 'invalidPath' });
  expect(error.location?.start, error.detail).toBe(expected.refusedAt);
}

function runMatch({ resourceType, filter, unknownAttribute, resources, expected }: MatchCheck, options: Options): void {
  const compile = () =>
    compileFilter(filter, { resourceType: resourceTypeOf(resourceType), unknownAttribute, ...options });
  if (isRefused(expected)) {
    expectRefusal(refusal(compile), expected.refused);
    return;
  }
  if (resources === undefined) throw new Error('a check that expects matches needs resources');
  const matches = compile();
  const ids = Object.entries(resources).filter(([, resource]) => matches(deepFreeze(resource)));
  expect(ids.map(([id]) => id)).toEqual(expected);
}

function runPatch({ resourceType, before, operations, expected, effects }: PatchCheck, options: Options): void {
  const stored = deepFreeze(structuredClone(before));
  const patch = () =>
    applyPatch(stored, deepFreeze(operations) as never, { resourceType: resourceTypeOf(resourceType), ...options });
  if (expected !== 'unchanged' && isRefused(expected)) {
    expectRefusal(refusal(patch), expected.refused);
    expect(stored).toEqual(before);
    return;
  }
  const result = patch();
  const reported = new Set(result.operations.flatMap(({ tolerances }) => tolerances));
  for (const id of reported) options.onTolerance(id);
  if (effects !== undefined) expect(result.operations.flatMap((operation) => operation.effects)).toEqual(effects);
  if (expected === 'unchanged') {
    expect(result.resource).toBe(stored);
    expect(result.changed).toBe(false);
    for (const operation of result.operations) if (!operation.changed) expect(operation.reason).toMatch(/\S/);
  } else {
    expect(result.changed).toBe(true);
    expect(result.resource).toEqual(expected);
  }
}
