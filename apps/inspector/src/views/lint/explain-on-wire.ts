import type { SynchronizationSchema } from 'entra-mapping';
import { answerReasons, explainFinding, type Finding } from 'mapping-lint';
import type { VendorProfile } from 'vendor-profiles';
import type { WireExplanation } from './lint-messages.ts';

/** What a finding comes to between Entra and the vendor. The planner of Entra comes with it, so it is loaded when somebody asks. */
export function explainOnWire(
  finding: Finding,
  { schema, profile }: { readonly schema: SynchronizationSchema; readonly profile: VendorProfile },
): WireExplanation | null {
  const explanation = explainFinding(finding, { schema, profile, now: Date.now() });
  if (explanation === undefined) return null;
  const { event, requests, notSent } = explanation;
  const exchanges = requests.map((request) => {
    const { method, path, body, verdict } = request;
    const { outcome, status, scimType } = verdict;
    return {
      ...{ method, path, outcome, status, scimType },
      ...(body === undefined ? {} : { body }),
      ...answerReasons(request, explanation),
    };
  });
  return { event, exchanges, notSent };
}
