import { answerReasons } from '../preview/answer-reasons.ts';
import type { FindingExplanation } from '../preview/explain-finding.ts';
import type { PreviewedRequest } from '../preview/preview-creation.ts';
import { escapeJson, escapeText } from '../text/escape.ts';

/** A request in which a finding shows. */
export interface WireRequest {
  /** `POST /Users`. */
  readonly line: string;
  /** Indented JSON; `undefined` for a request without a body, and for one that was shown before. */
  readonly body: string | undefined;
  /** How the finding is called with which the same request was shown before. */
  readonly sameAs: string | undefined;
}

/** What is written of a finding on the wire. Every character of its texts can be seen; escape them for the medium. */
export interface WireNote {
  /** `when somebody is disabled`; empty for a creation. */
  readonly when: string;
  /** `undefined` where nothing is sent. */
  readonly request: WireRequest | undefined;
  /** Why nothing is sent, or why the value of the mapping is not; empty where it is. */
  readonly reason: string;
  /** `rejected (400 invalidValue); a reason`; empty where nothing is sent. */
  readonly answer: string;
}

/** Writes what findings come to on the wire, a request that several of them share once. */
export class WireNotes {
  /** How the finding is called with which a request was shown, by its text. */
  readonly #shown = new Map<string, string>();

  /**
   * @param name How others are sent to this finding for a request that they share.
   * @param explanation `undefined` where nobody asked for it, or where there is nothing to say.
   */
  of(name: string, explanation: FindingExplanation | undefined): WireNote[] {
    if (explanation === undefined) return [];
    const { event, requests, notSent = '' } = explanation;
    const when = WHEN[event];
    const reason = escapeText(notSent);
    if (requests.length === 0) return [{ when, request: undefined, reason, answer: '' }];
    return requests.map((request, index) => ({
      ...{ when, request: this.#request(name, request) },
      reason: index === requests.length - 1 ? reason : '',
      answer: answerOf(request, explanation),
    }));
  }

  #request(name: string, { method, path, body }: PreviewedRequest): WireRequest {
    const line = escapeText(`${method} ${path}`);
    if (body === undefined) return { line, body: undefined, sameAs: undefined };
    const json = escapeJson(body);
    const key = `${line}\n${json}`;
    const sameAs = this.#shown.get(key);
    if (sameAs === undefined) this.#shown.set(key, name);
    return { line, body: sameAs === undefined ? json : undefined, sameAs };
  }
}

const WHEN: Readonly<Record<FindingExplanation['event'], string>> = {
  create: '',
  disable: 'when somebody is disabled',
  update: 'when the value changes',
};

function answerOf(request: PreviewedRequest, explanation: FindingExplanation): string {
  const { outcome, status, scimType } = request.verdict;
  const details = [status, scimType].filter((each) => each !== undefined).join(' ');
  const { other, own } = answerReasons(request, explanation);
  const answer = `${outcome}${details === '' ? '' : ` (${details})`}`;
  return escapeText(
    [other === undefined ? answer : `${answer} because of another attribute: ${other}`, ...own].join('; '),
  );
}

/** What is sent as lines of text: `POST /Users, as above for ML501`, and the JSON below it. */
export function sentLines({ when, request, reason }: WireNote): string[] {
  if (request === undefined) return [['nothing', when].filter(Boolean).join(', ') + (reason && `: ${reason}`)];
  const { line, body, sameAs } = request;
  const more = [sameAs && `as above for ${sameAs}`, when, reason && `without this value: ${reason}`].filter(Boolean);
  return [[line, ...more].join(', '), ...(body?.split('\n') ?? [])];
}
