import type { Finding } from '../finding.ts';

/** The mapping that a finding is about: `Provision Microsoft Entra ID Users ▸ mapping 7 ▸ [jobTitle] → title`. */
export function placeOf({ mapping }: Finding): string {
  if (mapping === null) return '';
  const name = mapping.objectMapping ?? 'object mapping without a name';
  if (mapping.index === null) return name;
  const source = mapping.source === null ? '' : `${mapping.source} → `;
  return `${name} ▸ mapping ${mapping.index + 1} ▸ ${source}${mapping.target ?? 'no target'}`;
}
