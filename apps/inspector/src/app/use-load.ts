import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { reasonOf } from '../api/request.ts';

/** Something that the server was asked for. */
export interface Loaded<Value> {
  /** What came last; stays while it is asked for again. */
  readonly value: Value | undefined;
  readonly error: string | undefined;
  readonly isLoading: boolean;
  reload(): void;
}

/**
 * Loads something, and again whenever the key changes.
 *
 * @param key What it depends on; with another key the old value is gone at once.
 */
export function useLoad<Value>(key: string, load: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<{ key: string; value?: Value; error?: string; isLoading: boolean }>({
    key,
    isLoading: true,
  });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    const controller = new AbortController();
    setState((before) => (before.key === key ? { ...before, isLoading: true } : { key, isLoading: true }));
    latest.current(controller.signal).then(
      (value) => {
        if (!controller.signal.aborted) setState({ key, value, isLoading: false });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setState({ key, error: reasonOf(error), isLoading: false });
      },
    );
    return () => controller.abort();
  }, [key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const current = state.key === key ? state : { isLoading: true };
  return { value: undefined, error: undefined, ...current, reload };
}
