import { type Browser, chromium, type Page } from 'playwright-core';

/** Debian's package; `.ci/install-system-packages` installs it. */
const EXECUTABLE = '/usr/bin/chromium';

/** The longest task of a page, in milliseconds. */
export interface LongestTask {
  /** The work of it; what other programs did in between does not count. */
  readonly work: number;
  /** From its beginning to its end. */
  readonly whole: number;
}

/** An event of a trace, as far as it is read; times are microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

export function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath: EXECUTABLE, args });
}

/** Does something in a page, and answers the longest task that its main thread had meanwhile. */
export async function longestTask(browser: Browser, page: Page, act: () => Promise<void>): Promise<LongestTask> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && mains.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('the trace has no task of a page');
  const longest = (time: 'dur' | 'tdur') => Math.max(...tasks.map((task) => (task[time] ?? 0) / 1000));
  return { work: longest('tdur'), whole: longest('dur') };
}
