import type { OperationReport, RelationStep } from 'scim-core';
import type { PatchedOperation } from '../events/events.ts';
import type { RelationEffect } from '../store/resource-store.ts';

/**
 * Brings together what the operations of a PATCH did to the resource and what they did to its relations.
 *
 * @param effects One per step.
 */
export function reportOperations(
  operations: readonly OperationReport[],
  steps: readonly RelationStep[],
  effects: readonly RelationEffect[],
): PatchedOperation[] {
  return operations.map((operation) => {
    const relations = steps.flatMap((step, index) => {
      if (step.operation !== operation.index) return [];
      const { added, removed } = effects[index] ?? { added: 0, removed: 0 };
      return [{ path: step.target.path, action: step.action, added, removed }];
    });
    const changed = operation.changed || relations.some(({ added, removed }) => added > 0 || removed > 0);
    const reason = changed ? undefined : (operation.reason ?? reasonFor(relations[0]?.action));
    return { ...operation, changed, reason, relations: relations.map(({ action: _action, ...counts }) => counts) };
  });
}

/** Why a set operation changed nothing. */
function reasonFor(action: RelationStep['action'] | undefined): string | undefined {
  switch (action) {
    case undefined:
      return undefined;
    case 'append':
      return 'the elements are already there';
    case 'overwrite':
      return 'these are the elements already';
    case 'replaceMatching':
      return 'the element is already there';
    default:
      return 'no element matches';
  }
}
