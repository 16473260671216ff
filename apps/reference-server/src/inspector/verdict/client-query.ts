import { parseFilter, ScimError } from 'scim-core';
import { clauseOf } from '../clause/clause.ts';
import { type ExchangeView, filterOf, memberOf } from '../exchanges/exchange-view.ts';
import { type Check, fine, must, should } from './check.ts';
import { purposeOf } from './reading.ts';

/** A parameter of a query, wherever it stands. */
function parameterOf(view: ExchangeView, name: string): string | undefined {
  const { exchange, query, sent } = view;
  if (exchange.method !== 'POST') return query.get(name) ?? undefined;
  const value = memberOf(sent, name);
  return value === undefined ? undefined : String(value);
}

/** What Entra asks with to match by a mail address. */
const adviceValuePath =
  'Write emails[type eq "work" and value eq "…"]. Entra compares behind the brackets: servers must take both.';

function isQuery(view: ExchangeView): boolean {
  return ['list', 'search', 'read'].includes(purposeOf(view));
}

/** What there is to say of what a request asks for. */
export const clientQuery: readonly Check[] = [
  {
    id: 'client.filter',
    clause: clauseOf(7644, '3.4.2.2'),
    judge: (view) => {
      const filter = filterOf(view);
      if (filter === undefined || filter.includes('[redacted]')) return undefined;
      try {
        parseFilter(filter, { mode: 'strict' });
        return fine('The filter follows the grammar.', 'filter');
      } catch (error) {
        if (!(error instanceof ScimError)) throw error;
        const [problem] = error.detail.split('\n', 1);
        return must(
          `The filter does not follow the grammar: ${problem}`,
          /\]\.\w+ /.test(filter) ? adviceValuePath : 'Quote texts, and write operators between spaces.',
          'filter',
        );
      }
    },
  },
  {
    id: 'client.filter-encoding',
    clause: clauseOf(7644, '1.2'),
    judge: ({ exchange }) => {
      const query = exchange.url.split('?').slice(1).join('?');
      const raw = /(?:^|&)filter=([^&]*)/.exec(query)?.[1];
      if (raw === undefined) return undefined;
      if (/[ "<>[\]]/.test(raw)) {
        return must('The filter is not percent-encoded.', 'Encode it: encodeURIComponent(filter).', 'filter');
      }
      if (raw.includes('+')) {
        return should(
          'Spaces in the filter are sent as +.',
          'Send %20, which means the same everywhere. Entra sends +: servers must decode both.',
          'filter',
        );
      }
      return fine('The filter is percent-encoded.', 'filter');
    },
  },
  {
    id: 'client.start-index',
    clause: clauseOf(7644, '3.4.2.4'),
    judge: (view) => {
      const text = parameterOf(view, 'startIndex');
      if (text === undefined || !isQuery(view)) return undefined;
      if (!/^-?\d+$/.test(text))
        return must('startIndex is no integer.', 'Send an integer of 1 or more.', 'startIndex');
      if (Number(text) >= 1) return fine('startIndex counts from 1.', 'startIndex');
      return should(
        `startIndex is ${text}, and pages start at 1.`,
        'Send 1 for the first page; less is taken for 1.',
        'startIndex',
      );
    },
  },
  {
    id: 'client.count',
    clause: clauseOf(7644, '3.4.2.4'),
    judge: (view) => {
      const text = parameterOf(view, 'count');
      if (text === undefined || !isQuery(view)) return undefined;
      if (!/^-?\d+$/.test(text)) return must('count is no integer.', 'Send an integer of 0 or more.', 'count');
      if (Number(text) >= 0) return fine('count is a number of resources.', 'count');
      return should(`count is ${text}.`, 'Send 0 to ask for the total alone; less is taken for 0.', 'count');
    },
  },
  {
    id: 'client.sort-order',
    clause: clauseOf(7644, '3.4.2.3'),
    judge: (view) => {
      const text = parameterOf(view, 'sortOrder');
      if (text === undefined || !isQuery(view)) return undefined;
      if (/^(?:ascending|descending)$/i.test(text)) return fine('sortOrder is one of the two.', 'sortOrder');
      return must(`sortOrder is "${text.slice(0, 40)}".`, 'Send ascending or descending.', 'sortOrder');
    },
  },
  {
    id: 'client.attributes',
    clause: clauseOf(7644, '3.9'),
    judge: (view) => {
      const both = ['attributes', 'excludedAttributes'].filter((name) => parameterOf(view, name) !== undefined);
      if (both.length === 0) return undefined;
      if (both.length === 1) return fine('It says which attributes it wants.', both[0]);
      return must(
        'attributes and excludedAttributes exclude each other.',
        'Send one of the two.',
        'excludedAttributes',
      );
    },
  },
  {
    id: 'client.sensitive-in-url',
    clause: clauseOf(7644, '7.5.2'),
    judge: (view) => {
      if (view.exchange.method !== 'GET') return undefined;
      const filter = view.query.get('filter');
      if (filter === null || !/\b(?:emails|phoneNumbers|name|addresses|password)\b/i.test(filter)) return undefined;
      return should(
        'Personal data is in the URL, where logs keep it.',
        'Ask by POST to /.search. Identity providers match by GET all the same: keep URLs out of logs.',
        'filter',
      );
    },
  },
];
