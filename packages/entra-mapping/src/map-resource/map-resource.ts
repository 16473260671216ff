import { evaluateFor } from '../expression/evaluate.ts';
import { evaluateScope } from '../scope/evaluate-scope.ts';
import type { ScopedObject, ScopeResult } from '../scope/types.ts';
import { type Decision, decide, withhold } from './decide.ts';
import { withSoftDeleted } from './soft-deleted.ts';
import type {
  FlowingValue,
  MapContext,
  MappedAttribute,
  MappedObject,
  MappedResource,
  WithheldValue,
} from './types.ts';

/** Why nothing flows for an object that the scoping filter keeps out; `undefined` when it may flow. */
function decideByScope({ inScope, excludedBy }: ScopeResult, { operation }: MapContext): Decision | undefined {
  if (inScope !== false) return undefined;
  // Leaving `groups` deprovisions an object: an update follows, in which IsSoftDeleted is true.
  if (excludedBy === 'groups' && operation === 'update') return undefined;
  return withhold('out-of-scope', `the object satisfies none of the scoping filters (${excludedBy})`);
}

/** Takes every value out of the flow when one mapping does so for the whole object. */
function decideAll(decisions: readonly Decision[]): { readonly decisions: readonly Decision[]; skipsObject: boolean } {
  const skipsObject = decisions.some((decision) => !decision.flows && decision.reason === 'object-ignored');
  if (!skipsObject) return { decisions, skipsObject };
  const ignored = withhold('object-ignored', 'another mapping takes the whole object out of the flow');
  return { decisions: decisions.map((decision) => (decision.flows ? ignored : decision)), skipsObject };
}

/**
 * Evaluates all attribute mappings of an object mapping for one source object: the values that would flow to the target,
 * and for every other mapping the reason why nothing flows.
 *
 * Null and empty text do not flow, default values flow on creation only, and a mapping that applies only during creation is
 * not evaluated on update. An expression that fails withholds its own value only; whether the service would then send
 * the rest is for the caller to say.
 *
 * Whether the object mapping is enabled, and whether its flow types allow creations or updates, is not looked at.
 *
 * Of an object out of scope nothing flows on creation. On update, for one that was provisioned before, values flow as
 * they do when the service disables it: with `IsSoftDeleted` true. What becomes of objects that nobody assigned to the
 * application is for the caller to say with `isSoftDeleted`.
 *
 * @param objectMapping An object mapping of an export, or its `attributeMappings` and `scope` in the JSON of the API.
 * @param source The attributes of the source object by name.
 * @throws {TypeError} When `now` is no instant.
 * @see [How attribute mappings are applied](https://learn.microsoft.com/entra/identity/app-provisioning/customize-application-attributes)
 *
 * @example
 * ```ts
 * const mapping = {
 *   attributeMappings: [
 *     { targetAttributeName: 'userName', source: { type: 'Attribute', name: 'userPrincipalName' } },
 *     { targetAttributeName: 'title', source: { type: 'Attribute', name: 'jobTitle' } },
 *   ],
 * };
 * const { values, withheld } = mapResource(mapping, { userPrincipalName: 'ada@example.com' });
 * values[0]?.value; // ada@example.com
 * withheld[0]?.reason; // null
 * ```
 */
export function mapResource<Mapping extends MappedAttribute>(
  objectMapping: MappedObject<Mapping>,
  source: ScopedObject,
  context: MapContext = {},
): MappedResource<Mapping> {
  const { now = Date.now(), scopeReadings: readings } = context;
  const scope = evaluateScope(objectMapping.scope, source, { readings });
  const evaluate = evaluateFor(withSoftDeleted(source, context.isSoftDeleted, scope.inScope), {
    ...context,
    now: typeof now === 'function' ? now() : now,
  });
  const kept = decideByScope(scope, context);
  const { decisions, skipsObject } = decideAll(
    objectMapping.attributeMappings.map((mapping) => kept ?? decide(mapping, context, evaluate)),
  );
  const values: FlowingValue<Mapping>[] = [];
  const withheld: WithheldValue<Mapping>[] = [];
  objectMapping.attributeMappings.forEach((mapping, index) => {
    const decision = decisions[index]!;
    const target = mapping.targetAttributeName ?? '';
    // Member by member, as this is done for each attribute of each object.
    if (decision.flows) {
      const { value, origin, unconfirmed } = decision;
      const flowing = { index, mapping, target, value, origin };
      values.push(unconfirmed === undefined ? flowing : { ...flowing, unconfirmed });
    } else {
      const { reason, message, error } = decision;
      const without = { index, mapping, target, reason, message };
      withheld.push(error === undefined ? without : { ...without, error });
    }
  });
  return { values, withheld, skipsObject, scope };
}
