import type { JudgeEvidence, Verdict } from 'vendor-profiles';
import type { FindingExplanation } from './explain-finding.ts';
import type { PreviewedRequest } from './preview-creation.ts';

/** Why a vendor would answer as it would; texts quote the export as it is written. */
export interface AnswerReasons {
  /** The attribute for which the answer is what it is, and why, where that is not the one of the finding. */
  readonly other: string | undefined;
  /** What the vendor says of the attribute of the finding, and of the request as a whole where that decides. */
  readonly own: readonly string[];
}

/**
 * Says why the vendor would answer a request of a finding as it would, in the words of its profile.
 *
 * @param request One of the requests of the explanation.
 * @example
 * ```ts
 * import { answerReasons, type FindingExplanation } from 'mapping-lint';
 *
 * function tell(explanation: FindingExplanation): void {
 *   for (const request of explanation.requests) {
 *     const { other, own } = answerReasons(request, explanation);
 *     console.log(request.verdict.outcome, other, own); // 'rejected', undefined, ['Talkdesk requires name.familyName, …']
 *   }
 * }
 * ```
 */
export function answerReasons({ verdict }: PreviewedRequest, { evidence }: FindingExplanation): AnswerReasons {
  const { outcome } = verdict;
  const own = verdict.evidence.filter((each) => evidence.includes(each));
  const decides = DECIDES[outcome];
  const isForOwn = decides === undefined || own.some(({ says }) => says === decides);
  const decisive = isForOwn ? undefined : verdict.evidence.find(({ says }) => says === decides);
  // What is about no attribute is about the request as a whole, and so about the finding that shows in it.
  const isWhole = decisive !== undefined && decisive.target === undefined;
  return {
    other: decisive === undefined || isWhole ? undefined : named(decisive),
    own: [...(isWhole ? [decisive] : []), ...own].map((each) =>
      each.says === 'ignore' ? `ignored: ${plain(each)}` : plain(each),
    ),
  };
}

/** What a reason has to say to decide an answer. */
const DECIDES: Readonly<Record<Verdict['outcome'], JudgeEvidence['says'] | undefined>> = {
  accepted: undefined,
  rejected: 'reject',
  unknown: 'unknown',
};

/** Away from its attribute, a reason has to name it. */
function named(evidence: JudgeEvidence): string {
  const { target = '' } = evidence;
  const reason = plain(evidence);
  return reason.includes(target) ? reason : `${reason} (${target})`;
}

/** Reasons stand in the middle of sentences. */
function plain({ reason }: JudgeEvidence): string {
  return reason.replace(/\.$/, '');
}
