import { describe, expect, it } from 'vitest';
import type { LintAnswer, LintQuestion, LintResult } from './lint-messages.ts';
import { LintSession, type LintWorker } from './lint-session.ts';

/** A worker that answers when a test says so. */
class Worker implements LintWorker {
  onmessage: LintWorker['onmessage'] = null;
  onerror: LintWorker['onerror'] = null;
  readonly asked: LintQuestion[] = [];
  isTerminated = false;

  postMessage(question: LintQuestion): void {
    this.asked.push(question);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  answer(data: LintAnswer): void {
    this.onmessage?.({ data } as MessageEvent<LintAnswer>);
  }
}

const task = { bytes: new Uint8Array(), profile: {} };
const result = { findings: [], summary: {}, vendor: 'Acme' } as unknown as LintResult;
const explanation = { event: 'create', exchanges: [], notSent: undefined } as const;

function opened(): { worker: Worker; session: LintSession } {
  const worker = new Worker();
  return { worker, session: new LintSession(worker) };
}

describe('LintSession', () => {
  it('checks an export, and answers what is asked of it later, each to its own question', async () => {
    const { worker, session } = opened();
    const linted = session.lint(task);
    worker.answer({ id: 1, answer: result });
    expect(await linted).toBe(result);

    const [first, second] = [session.explain(7), session.explain(3)];
    expect(worker.asked).toEqual([
      { id: 1, lint: task },
      { id: 2, explain: 7 },
      { id: 3, explain: 3 },
    ]);
    worker.answer({ id: 3, answer: null });
    worker.answer({ id: 2, answer: explanation });
    expect(await Promise.all([first, second])).toEqual([explanation, null]);
    expect(worker.isTerminated).toBe(false);
  });

  it('says what went wrong with one question, and answers the next', async () => {
    const { worker, session } = opened();
    const failed = session.explain(0);
    worker.answer({ id: 1, error: 'no JSON' });
    await expect(failed).rejects.toThrow('no JSON');
    const next = session.explain(1);
    worker.answer({ id: 2, answer: null });
    expect(await next).toBeNull();
  });

  it('says so to whoever waits, and to whoever asks later, when the worker fails', async () => {
    const { worker, session } = opened();
    const waiting = session.lint(task);
    worker.onerror?.({ message: '' } as ErrorEvent);
    await expect(waiting).rejects.toThrow('The linter could not be loaded.');
    await expect(session.explain(0)).rejects.toThrow('The linter could not be loaded.');
  });

  it('ends the worker when it is closed', async () => {
    const { worker, session } = opened();
    const waiting = session.lint(task);
    session.close();
    expect(worker.isTerminated).toBe(true);
    await expect(waiting).rejects.toThrow('Given up.');
    await expect(session.explain(0)).rejects.toThrow('Given up.');
    expect(worker.asked).toHaveLength(1);
  });
});
