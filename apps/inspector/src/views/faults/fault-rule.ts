import type { FaultRule } from '../../api/contract.ts';

interface Kind {
  readonly id: FaultRule['kind'];
  readonly name: string;
  readonly what: string;
  readonly fields: readonly ('milliseconds' | 'status' | 'scimType' | 'retryAfter')[];
}

export const kinds: readonly Kind[] = [
  {
    id: 'status',
    name: 'Status',
    what: 'Answers with an error, before the request is looked at.',
    fields: ['status', 'scimType', 'retryAfter'],
  },
  { id: 'latency', name: 'Latency', what: 'Waits before it answers.', fields: ['milliseconds'] },
  { id: 'cut', name: 'Cut connection', what: 'Closes the connection in the middle of the answer.', fields: [] },
  { id: 'null-resources', name: 'Resources: null', what: 'Lists say null in the place of an empty list.', fields: [] },
  {
    id: 'slow-body',
    name: 'Slow body',
    what: 'Sends the answer in small pieces, with a wait between them.',
    fields: ['milliseconds'],
  },
];

/** What a form says at first. */
export const emptyForm = {
  ...{ kind: 'status', tenant: '', method: '', path: '', milliseconds: '500', status: '503' },
  ...{ scimType: '', retryAfter: '', percentage: '100', count: '' },
};

/** What is written in the form for a fault. */
export type FaultForm = typeof emptyForm;

/** The rule that a form asks for; what was left empty is left out. */
export function ruleOf(form: FaultForm): FaultRule {
  const { id, fields } = kinds.find(({ id }) => id === form.kind) ?? kinds[0]!;
  const number = (text: string) => (text === '' ? undefined : Number(text));
  const text = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const values = {
    tenant: text(form.tenant),
    method: text(form.method),
    path: text(form.path),
    percentage: form.percentage === '100' ? undefined : number(form.percentage),
    count: number(form.count),
    ...(fields.includes('milliseconds') && { milliseconds: number(form.milliseconds) }),
    ...(fields.includes('status') && { status: number(form.status) }),
    ...(fields.includes('scimType') && { scimType: text(form.scimType) }),
    ...(fields.includes('retryAfter') && { retryAfter: number(form.retryAfter) }),
  };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return { kind: id, ...Object.fromEntries(given) };
}
