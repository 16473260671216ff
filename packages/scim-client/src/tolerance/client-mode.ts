import { allows, didYouMean, type Mode, readMode, type ToleranceId, tolerances } from 'scim-core';
import { type ClientToleranceId, clientTolerances } from './client-tolerances.ts';

/**
 * How closely a service provider must follow the RFCs: `lenient` (the default) reads what can be read and reports it,
 * `strict` throws a {@link ScimProtocolError}. An object starts from one of them and allows or refuses single tolerances,
 * of scim-core and of the client.
 */
export type ClientMode =
  | 'strict'
  | 'lenient'
  | {
      readonly base: 'strict' | 'lenient';
      readonly allow?: readonly (ToleranceId | ClientToleranceId)[];
      readonly refuse?: readonly (ToleranceId | ClientToleranceId)[];
    };

/**
 * Checks a mode.
 *
 * @returns The same as scim-core takes it; ids of the client in it harm nothing there.
 * @throws TypeError that names what is wrong and suggests the tolerance that was meant.
 */
export function readClientMode(mode: ClientMode): Mode {
  if (typeof mode !== 'object' || mode === null) return readMode(mode);
  const known = [...Object.keys(tolerances), ...Object.keys(clientTolerances)];
  for (const id of [...(mode.allow ?? []), ...(mode.refuse ?? [])]) {
    if (known.includes(id)) continue;
    throw new TypeError(`unknown tolerance ${JSON.stringify(id)}.${didYouMean(String(id), known)}`);
  }
  readMode({ base: mode.base });
  return mode as Mode;
}

/** Whether a mode allows a departure that the client knows. */
export function allowsForClient(mode: Mode, id: ClientToleranceId): boolean {
  return allows(mode, id as unknown as ToleranceId);
}
