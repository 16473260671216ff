import { readMatch } from '../object/answers.ts';
import { matchRequest } from '../object/match-object.ts';
import type { EntraAnswer, EntraRequest } from '../request.ts';
import type { CompiledMapping } from '../target/compile-mapping.ts';
import type { QuarantineNotice } from './quarantine.ts';

/**
 * The requests of Test Connection, which each cycle begins with, too: a user and, where groups are provisioned, a group that
 * nobody has.
 *
 * @param random Gives numbers from 0 up to, not including, 1.
 */
export function planProbe(mappings: readonly CompiledMapping[], random: () => number): readonly EntraRequest[] {
  return mappings.flatMap(({ endpoint, matching, kind }) => {
    const [first] = matching;
    if (first === undefined) return [];
    return [
      matchRequest(endpoint, first.target.name, randomGuid(random), 'probe', `looks for a ${kind} that nobody has`),
    ];
  });
}

/**
 * Whether the answer to a probe lets provisioning go on.
 *
 * @example
 * ```ts
 * import { readProbe } from 'entra-planner';
 *
 * readProbe({ status: 200, body: { totalResults: 0, Resources: [] } }); // undefined
 * readProbe({ status: 401 })?.reason; // 'EncounteredQuarantineException'
 * ```
 */
export function readProbe(answer: EntraAnswer): QuarantineNotice | undefined {
  const found = readMatch(answer);
  if (!('failure' in found)) return undefined;
  const { quarantine, message } = found.failure;
  return { reason: quarantine ?? 'SystemForCrossDomainIdentityManagementServiceIncompatible', message };
}

/** A version 4 UUID (RFC 9562 §5.4). */
function randomGuid(random: () => number): string {
  const digit = (least: number, most: number) => Math.floor(least + random() * (most - least + 1)).toString(16);
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (mark) =>
    mark === 'x' ? digit(0, 15) : digit(8, 11),
  );
}
