import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { Chromium, type VisitOptions } from '../browser/chromium.ts';
import { type Running, serve } from '../reference-server/command.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a SCIM request is made of. */
export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another tenant than the default one. */
  readonly tenant?: string;
}

/** The command as a process, with a browser that looks at its page. */
export class Inspected {
  readonly origin: string;
  readonly url: string;
  readonly #token: string;
  readonly #server: Pick<Running, 'end'>;
  readonly #chromium: Chromium;

  private constructor(url: string, token: string, server: Pick<Running, 'end'>, chromium: Chromium) {
    this.#server = server;
    this.url = url;
    this.origin = new URL(url).origin;
    this.#token = token;
    this.#chromium = chromium;
  }

  /** Starts the command with these flags; every tenant takes any token, so that a test needs to know but one. */
  static async start(...flags: string[]): Promise<Inspected> {
    const server = await serve(['--accept-any-token', ...flags]);
    return new Inspected(server.url, server.token.replace(/,.*$/, ''), server, await Chromium.launch());
  }

  async stop(): Promise<void> {
    await this.#chromium.close();
    await this.#server.end('SIGTERM');
  }

  /** Sends a request as a client does, and reads the answer. */
  async send(path: string, { method = 'GET', body, headers, tenant }: Sent = {}) {
    const base = tenant === undefined ? this.url : `${this.origin}/t/${tenant}/scim/v2`;
    const response = await fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/scim+json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  /** Creates a user, and answers its id. */
  async createUser(userName: string, more: object = {}, tenant?: string): Promise<string> {
    const body = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName, ...more };
    return String(
      (await this.send('/Users', { method: 'POST', body, ...(tenant !== undefined && { tenant }) })).body.id,
    );
  }

  /** Changes the user of this id. */
  async patchUser(id: string, ...operations: readonly object[]): Promise<void> {
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
    await this.send(`/Users/${id}`, { method: 'PATCH', body: { schemas, Operations: operations } });
  }

  /** Asks the API of the inspector. */
  async api(path: string, method = 'GET', body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.origin}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  }

  /** The id of the exchange that came last. */
  async latest(): Promise<number> {
    return ((await this.api('exchanges/latest')) as { id: number }).id;
  }

  /** Everything as it was at the start. */
  async reset(): Promise<void> {
    await this.api('reset', 'POST');
    await this.api('faults', 'DELETE');
    await this.api('exchanges', 'DELETE');
  }

  /** Opens a view, and fails when the browser complains of anything. */
  async visit<Result>(path: string, use: (page: Page) => Promise<Result>, options: VisitOptions = {}): Promise<Result> {
    return this.#chromium.visit(this.origin + path, options, async (page, complaints) => {
      const result = await use(page);
      // The browser itself tells of answers that tests provoke.
      const others = complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'));
      if (others.length > 0) throw new Error(`the browser complains:\n${others.join('\n')}`);
      return result;
    });
  }
}

/**
 * What axe-core finds wrong with the page as it is now.
 *
 * @param category The rules to look at: all, or those about colours.
 */
export async function violations(page: Page, category: 'all' | 'color' = 'all'): Promise<string[]> {
  // Half a megabyte, which only pages that are looked at by it have to read. A script of the browser's own tools may do
  // what the policy of the page forbids.
  if (!(await page.evaluate<boolean>("typeof axe === 'object'"))) await page.evaluate(axe);
  // Level AAA, off by default, would be switched on by its category.
  const rules = { 'color-contrast-enhanced': { enabled: false } };
  const options = { rules, ...(category !== 'all' && { runOnly: [`cat.${category}`] }) };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${help}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** How many pixels the page, or what scrolls in it, is wider than there is room for. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(`Math.max(...[document.documentElement, ...document.querySelectorAll('main, .traffic-detail')].map(
    ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
  ))`);
}

/** The text of something as a person sees it, lines and all. */
export function textOf(locator: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: lines count, and so does what can't be seen
  return locator.innerText();
}
