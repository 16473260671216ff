import type { FindingExplanation } from '../preview/explain-finding.ts';
import type { PreviewedRequest } from '../preview/preview-creation.ts';
import { escapeJson, escapeText } from '../text/escape.ts';

/** What is written of a request: its lines, and what the vendor says of it. */
export interface ExplanationNote {
  readonly label: 'sends' | 'answer';
  /** The first line is text that may be wrapped, the others stand as they are. */
  readonly lines: readonly string[];
}

/** Writes what findings come to on the wire, a request that several of them share once. */
export class ExplanationNotes {
  readonly #vendor: string;
  /** The code of the finding with which a request was shown, by its text. */
  readonly #shown = new Map<string, string>();

  /** @param vendor As people call it. */
  constructor(vendor: string) {
    this.#vendor = vendor;
  }

  of(code: string, { event, requests, evidence, notSent }: FindingExplanation): ExplanationNote[] {
    const when = WHEN[event];
    if (requests.length === 0) {
      return [{ label: 'sends', lines: [`nothing${when}${notSent === undefined ? '' : `: ${escapeText(notSent)}`}`] }];
    }
    return requests.flatMap((request, index) => {
      const isLast = index === requests.length - 1;
      const withheld = isLast && notSent !== undefined ? `, without this value: ${escapeText(notSent)}` : '';
      return [this.#request(code, request, `${when}${withheld}`), this.#answer(request, evidence)];
    });
  }

  #request(code: string, { method, path, body }: PreviewedRequest, more: string): ExplanationNote {
    const line = escapeText(`${method} ${path}`);
    if (body === undefined) return { label: 'sends', lines: [`${line}${more}`] };
    const json = escapeJson(body);
    const key = `${line}\n${json}`;
    const before = this.#shown.get(key);
    if (before !== undefined) return { label: 'sends', lines: [`${line}, as above for ${before}${more}`] };
    this.#shown.set(key, code);
    return { label: 'sends', lines: [`${line}${more}`, ...json.split('\n')] };
  }

  #answer({ verdict }: PreviewedRequest, evidence: FindingExplanation['evidence']): ExplanationNote {
    const { outcome, status, scimType } = verdict;
    const details = [status, scimType].filter((each) => each !== undefined).join(' ');
    const own = verdict.evidence.filter((each) => evidence.includes(each));
    const decisive = verdict.evidence.find(({ says }) => says === 'reject');
    const reasons = own.map(({ says, reason }) => (says === 'reject' ? reason : `${says}: ${reason}`));
    const others =
      outcome === 'rejected' && decisive !== undefined && !own.some(({ says }) => says === 'reject')
        ? [`rejected for something else: ${decisive.reason}`]
        : [];
    const said = [...reasons, ...others].map((each) => escapeText(each.replace(/\.$/, '')));
    const answer = `${escapeText(this.#vendor)}: ${outcome}${details === '' ? '' : ` (${escapeText(details)})`}`;
    return { label: 'answer', lines: [[answer, ...said].join('; ')] };
  }
}

const WHEN: Readonly<Record<FindingExplanation['event'], string>> = {
  create: '',
  disable: ', when somebody is disabled',
  update: ', when the value changes',
};
