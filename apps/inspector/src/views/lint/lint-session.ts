import type { LintAnswer, LintQuestion, LintResult, LintTask, WireExplanation } from './lint-messages.ts';

/** A worker as far as it is used, so that it can be stood in for. */
export interface LintWorker {
  onmessage: ((event: MessageEvent<LintAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(question: LintQuestion): void;
  terminate(): void;
}

interface Asked {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/**
 * A linter at work on one export, in a worker: linter and profiles are loaded when they are first needed, a large export holds up
 * nothing, and the file never leaves the machine. The worker keeps the export for later questions until it is closed.
 */
export class LintSession {
  readonly #worker: LintWorker;
  readonly #asked = new Map<number, Asked>();
  #count = 0;
  /** Why there are no more answers. */
  #end: Error | undefined;

  constructor(worker: LintWorker = openWorker()) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => this.#answered(data);
    worker.onerror = ({ message }) => this.#stop(new Error(message || 'The linter could not be loaded.'));
  }

  /** Checks the export that the other questions are about. */
  lint(task: LintTask): Promise<LintResult> {
    return this.#ask({ lint: task }) as Promise<LintResult>;
  }

  /**
   * Works out what a finding comes to on the wire.
   *
   * @param index Its place among the findings.
   * @returns `null` where it changes nothing that is sent.
   */
  explain(index: number): Promise<WireExplanation | null> {
    return this.#ask({ explain: index }) as Promise<WireExplanation | null>;
  }

  /** Ends the worker; whoever still waits is told so. */
  close(): void {
    this.#stop(new Error('Given up.'));
  }

  #ask(question: { readonly lint: LintTask } | { readonly explain: number }): Promise<unknown> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...question });
    });
  }

  #answered(data: LintAnswer): void {
    const asked = this.#asked.get(data.id);
    this.#asked.delete(data.id);
    if ('error' in data) asked?.reject(new Error(data.error));
    else asked?.resolve(data.answer);
  }

  #stop(why: Error): void {
    this.#end ??= why;
    this.#worker.terminate();
    for (const { reject } of this.#asked.values()) reject(why);
    this.#asked.clear();
  }
}

function openWorker(): LintWorker {
  return new Worker(new URL('./lint.worker.ts', import.meta.url), { type: 'module' });
}
