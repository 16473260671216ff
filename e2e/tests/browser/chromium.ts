import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** Debian's package; `.ci/install-system-packages` installs it. */
const EXECUTABLE = '/usr/bin/chromium';

/** Whether there is a browser to run tests in. */
export const hasChromium = existsSync(EXECUTABLE);

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Scripts come from files of this origin alone; no `eval`, no `new Function`, no inline script. */
const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";

/** A page as users' pages are: no build tool, a strict policy, one module script. */
const PAGE = '<!doctype html><meta charset="utf-8"><title>Task</title><script type="module" src="/page.js"></script>';

/** Runs a script file in the page. */
const IN_PAGE = `import { run } from '/task.js';
try { report({ result: await run() }); } catch (error) { report({ error: String(error?.stack ?? error) }); }`;

const WORKER = `import { run } from '/task.js';
try { postMessage({ result: await run() }); } catch (error) { postMessage({ error: String(error?.stack ?? error) }); }`;

const IN_WORKER = `const worker = new Worker('/worker.js', { type: 'module' });
worker.onmessage = ({ data }) => report(data);
worker.onerror = (event) => report({ error: event.message });`;

/** What a task answered, and what the browser complained of. */
export interface Outcome {
  readonly result?: unknown;
  readonly error?: string;
  readonly complaints: readonly string[];
}

/** What was seen in a page, what the browser complained of, and what else it loaded. */
export interface Opened<Seen> {
  readonly seen: Seen;
  readonly complaints: readonly string[];
  readonly others: readonly string[];
}

/** How a page is opened. */
export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

/** A browser in which bundled modules run under a strict content security policy. */
export class Chromium {
  readonly #context: BrowserContext;
  readonly #profile: string;

  private constructor(context: BrowserContext, profile: string) {
    this.#context = context;
    this.#profile = profile;
  }

  static async launch(): Promise<Chromium> {
    const profile = await mkdtemp(join(tmpdir(), 'scim-workbench-chromium-'));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: EXECUTABLE,
      headless: true,
      args: FLAGS,
    });
    return new Chromium(context, profile);
  }

  async close(): Promise<void> {
    await this.#context.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /**
   * Opens a page as it is in a file, and lets a test look at it.
   *
   * @param width How wide the window is, in CSS pixels.
   */
  async open<Seen>(html: string, width: number, look: (page: Page) => Promise<Seen>): Promise<Opened<Seen>> {
    const path = join(this.#profile, `page-${width}.html`);
    await writeFile(path, html);
    const page = await this.#context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('request', (request) => requests.push(request.url()));
    try {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(pathToFileURL(path).href);
      return { seen: await look(page), complaints, others: requests.slice(1) };
    } finally {
      await page.close();
    }
  }

  /**
   * Opens an address in a page of its own, and lets a test use it.
   *
   * @param options How large the window is, in CSS pixels, and what the system says of colours.
   */
  async visit<Result>(url: string, options: VisitOptions, use: (page: Page, complaints: string[]) => Promise<Result>) {
    const { width = 1280, height = 800, scheme = 'light' } = options;
    const page = await this.#context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    try {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(url);
      return await use(page, complaints);
    } finally {
      await page.close();
    }
  }

  /**
   * Runs the function `run` of a bundled module in a page or in a worker.
   *
   * @param module The text of an ES module without imports.
   * @param options `connect`: other origins that it may call.
   */
  async run(
    module: string,
    where: 'page' | 'worker',
    { connect = [] }: { readonly connect?: readonly string[] } = {},
  ): Promise<Outcome> {
    const files: Record<string, string> = {
      '/task.js': module,
      '/page.js': where === 'page' ? IN_PAGE : IN_WORKER,
      '/worker.js': WORKER,
    };
    const server = await serve(files, [POLICY, ...connect].join(' '));
    const page = await this.#context.newPage();
    const complaints: string[] = [];
    // The page reports by itself: to ask it again and again would take the `eval` that its policy forbids.
    let resolve: (outcome: Omit<Outcome, 'complaints'>) => void = () => {};
    const reported = new Promise<Omit<Outcome, 'complaints'>>((settle) => {
      resolve = settle;
    });
    page.on('pageerror', (error) => {
      complaints.push(String(error));
      resolve({ error: String(error) });
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    try {
      await page.exposeFunction('report', resolve);
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      return { ...(await reported), complaints };
    } finally {
      await page.close();
      server.close();
    }
  }
}

async function serve(files: Readonly<Record<string, string>>, policy: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const text = path === '/' ? PAGE : Object.hasOwn(files, path) ? files[path] : undefined;
    const isIcon = path === '/favicon.ico';
    response.writeHead(isIcon ? 204 : text === undefined ? 404 : 200, {
      'content-security-policy': policy,
      'content-type': path === '/' ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
    });
    response.end(isIcon ? undefined : text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
