import { isObject } from '../../../json-object.ts';
import type { CallerKind } from '../contract.ts';
import { type ExchangeView, filterOf, memberOf, operationsOf } from '../exchange-view.ts';

/** One way to tell who calls. */
export interface Recogniser {
  readonly kind: CallerKind;
  /** By which shape it is told, as an end of "told by". */
  readonly why: string;
  readonly fits: (view: ExchangeView) => boolean;
}

const agent = ({ headers }: ExchangeView) => headers.get('user-agent') ?? '';
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The value of a filter that compares one attribute with a text. */
const operand = (view: ExchangeView) => /^[\w.:-]+ eq "([^"]*)"$/i.exec(filterOf(view) ?? '')?.[1] ?? '';
/** What the validator makes up: twelve capital letters in the place of each name. */
const madeUp = /^[A-Z]{12}$/;
const isMadeUp = (value: unknown) => typeof value === 'string' && madeUp.test(value);

/**
 * How callers are told apart, the surest first. Entra sends no User-Agent, so that nothing but the shape of its requests
 * tells of it; what is not written down about it anywhere is not looked for.
 */
export const recognisers: readonly Recogniser[] = [
  {
    kind: 'inspector',
    why: 'the inspector sent it again',
    fits: ({ exchange }) => exchange.replayOf !== undefined,
  },
  { kind: 'curl', why: 'its User-Agent is that of curl', fits: (view) => /^curl\//i.test(agent(view)) },
  { kind: 'browser', why: 'its User-Agent is that of a browser', fits: (view) => /^Mozilla\//.test(agent(view)) },
  { kind: 'okta', why: 'its User-Agent names Okta', fits: (view) => /\bokta\b/i.test(agent(view)) },
  {
    kind: 'okta',
    why: 'it switches active in an operation without path, and sends Accept-Charset',
    fits: (view) =>
      view.headers.has('accept-charset') &&
      operationsOf(view).some(({ path, value }) => path === undefined && isObject(value) && 'active' in value),
  },
  {
    kind: 'entra-validator',
    why: 'it asks for a name that starts with "nonexistent" and random digits, as the SCIM Validator of Microsoft does',
    fits: (view) => /^nonexistent[0-9a-f]{12}_/i.test(operand(view)),
  },
  {
    kind: 'entra-validator',
    why: 'it makes up names of twelve capital letters, as the SCIM Validator of Microsoft does',
    fits: (view) =>
      madeUp.test(operand(view)) ||
      isMadeUp(memberOf(view.sent, 'displayName')) ||
      operationsOf(view).some(
        ({ path, value }) =>
          (path?.toLowerCase() === 'displayname' && isMadeUp(value)) ||
          (isObject(value) && isMadeUp(memberOf(value, 'displayName'))),
      ),
  },
  {
    kind: 'entra-flag',
    why: 'its URL has the flag aadOptscim062020',
    fits: ({ query }) => [...query.keys()].some((name) => name.toLowerCase() === 'aadoptscim062020'),
  },
  {
    kind: 'entra-flag',
    why: 'an operation without path has dotted or qualified names, as Entra sends with the flag aadOptscim062020',
    fits: (view) =>
      operationsOf(view).some(
        ({ op, path, value }) =>
          path === undefined &&
          /^[a-z]+$/.test(op) &&
          isObject(value) &&
          Object.keys(value).some((key) => /[.:]/.test(key)),
      ),
  },
  {
    kind: 'entra',
    why: 'its operations are spelt Add, Replace and Remove with a capital letter, as Entra sends without the flag',
    fits: (view) => {
      const operations = operationsOf(view);
      return operations.length > 0 && operations.every(({ op }) => /^(?:Add|Replace|Remove)$/.test(op));
    },
  },
  {
    kind: 'entra',
    why: 'it creates a resource that brings meta.resourceType, as Entra does',
    fits: ({ exchange, sent }) => {
      const meta = memberOf(sent, 'meta');
      return exchange.method === 'POST' && isObject(meta) && Object.keys(meta).join() === 'resourceType';
    },
  },
  {
    kind: 'scim-client',
    why: 'its Accept header is that of scim-client',
    fits: ({ headers }) => headers.get('accept') === 'application/scim+json, application/json;q=0.9',
  },
  {
    kind: 'entra',
    why: 'it asks for a random GUID without a User-Agent, as the Test Connection of Entra does',
    fits: (view) => agent(view) === '' && guid.test(operand(view)),
  },
  {
    kind: 'entra',
    why: 'it asks for one value, with plus signs for spaces and without a User-Agent, as Entra does',
    fits: (view) => agent(view) === '' && operand(view) !== '' && /[?&]filter=[^&]*\+eq\+/.test(view.exchange.url),
  },
];
