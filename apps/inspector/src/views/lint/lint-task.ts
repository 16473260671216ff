import type { Finding, LintSummary } from 'mapping-lint';

/** What the worker is given: the bytes of an export, and the profile as `loadProfile` takes it. */
export interface LintTask {
  readonly bytes: Uint8Array;
  readonly profile: object;
}

export type LintOutcome =
  | { readonly findings: readonly Finding[]; readonly summary: LintSummary }
  | { readonly error: string };

/** A worker as far as it is used, so that it can be stood in for. */
export type LintWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<LintOutcome>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/**
 * Checks an export in a worker: the linter and the profiles are loaded when they are first needed, a large export holds up
 * nothing, and the file never leaves the machine.
 */
export function lintInWorker(
  task: LintTask,
  signal: AbortSignal,
  worker: LintWorker = openWorker(),
): Promise<LintOutcome> {
  return new Promise((resolve) => {
    const end = (outcome: LintOutcome) => {
      worker.terminate();
      resolve(outcome);
    };
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = ({ message }) => end({ error: message || 'The linter could not be loaded.' });
    signal.addEventListener('abort', () => end({ error: 'Given up.' }), { once: true });
    worker.postMessage(task);
  });
}

function openWorker(): Worker {
  return new Worker(new URL('./lint.worker.ts', import.meta.url), { type: 'module' });
}
