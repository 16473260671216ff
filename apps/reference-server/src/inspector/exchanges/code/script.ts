import { isObject } from '../../../json-object.ts';
import type { Sendable } from './sendable.ts';

const indent = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);

/** Text as a literal of JavaScript. */
export function literal(value: unknown): string {
  // A script that is put into a page must not end there.
  return JSON.stringify(value, undefined, 2).replaceAll('</', String.raw`<\/`);
}

/** The call of `fetch` that sends the request; `baseUrl` and `token` must be there. */
export function fetchCall({ method, path, headers, hasToken, body }: Sendable, by: string): string {
  const lines = [
    ...(hasToken ? [`authorization: \`Bearer \${token}\`,`] : []),
    ...headers.map(([name, value]) => `${literal(name.toLowerCase())}: ${literal(value)},`),
  ];
  const parts = [
    `method: ${literal(method)},`,
    ...(lines.length === 0 ? [] : [`headers: {\n${by}    ${lines.join(`\n${by}    `)}\n${by}  },`]),
    ...(body === undefined ? [] : [`body: ${bodyLiteral(body, `${by}  `)},`]),
  ];
  return `await fetch(baseUrl + ${literal(path)}, {\n${by}  ${parts.join(`\n${by}  `)}\n${by}})`;
}

function bodyLiteral(body: string, by: string): string {
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) return `JSON.stringify(${indent(literal(value), by)})`;
  } catch {
    // Sent as it came.
  }
  return literal(body);
}

/** Where the code finds server and token. */
export function preamble({ baseUrl, hasToken, caveats }: Sendable): string {
  return [
    ...caveats.map((caveat) => `// ${caveat}`),
    `const baseUrl = process.env.SCIM_URL ?? ${literal(baseUrl)};`,
    ...(hasToken ? ['const token = process.env.SCIM_TOKEN;'] : []),
  ].join('\n');
}

/** The request as a script for Node.js. */
export function fetchCode(sendable: Sendable): string {
  return `${preamble(sendable)}

const response = ${fetchCall(sendable, '')};
console.log(response.status, await response.text());
`;
}
