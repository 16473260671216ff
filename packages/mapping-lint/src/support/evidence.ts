import type { Statement, VendorProfile } from 'vendor-profiles';
import type { Evidence } from '../finding.ts';
import type { Report, RuleMeta } from '../rule.ts';
import { titleOf } from './references.ts';

/** The pages on which a finding rests: those of the vendor where the profile names some, else those of the rule. */
export function evidenceFor({ basis }: Report, { references }: RuleMeta, profile: VendorProfile): Evidence[] {
  for (const statement of [basis].flat()) {
    const found = statement === undefined ? [] : sourcesOf(statement, profile);
    if (found.length > 0) return found;
  }
  return references.map((url) => ({ title: titleOf(url) ?? url, url, confidence: 'documented' }));
}

function sourcesOf({ sources = [], confidence }: Statement, profile: VendorProfile): Evidence[] {
  return sources.flatMap((key) => {
    const source = profile.sources[key];
    return source === undefined ? [] : [{ ...source, confidence: confidence ?? profile.confidence }];
  });
}
