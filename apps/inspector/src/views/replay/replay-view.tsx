import { useState } from 'preact/hooks';
import type { ReplayResult } from '../../api/contract.ts';
import { ask, reasonOf } from '../../api/request.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { useServer } from '../../app/server.ts';
import { Status } from '../../parts/badges.tsx';
import { Differences } from '../../parts/differences.tsx';
import { InputField, SelectField } from '../../parts/field.tsx';
import { LongText } from '../../parts/long-text.tsx';
import { Empty, Failure } from '../../parts/notice.tsx';
import { plural, pretty, visible } from '../../text/format.ts';
import { idsOf } from './ids.ts';

/** Sends exchanges again and says what is answered otherwise: `/replay?exchanges=1,2`. */
export function ReplayView({ place }: { place: Place }) {
  const { replayTargets } = useServer();
  const wanted = place.query.get('exchanges') ?? '';
  const [text, setText] = useState(wanted);
  const [target, setTarget] = useState('');
  const [token, setToken] = useState('');
  const [state, setState] = useState<{ results?: readonly ReplayResult[]; error?: string; isBusy: boolean }>({
    isBusy: false,
  });
  const ids = idsOf(text);
  const replay = async () => {
    navigate(withQuery(place, { exchanges: ids.join(',') }), { replace: true });
    setState({ isBusy: true });
    const body = { exchanges: ids, ...(target !== '' && { target }), ...(token !== '' && { token }) };
    // It is used once: neither the page nor the server keeps it.
    setToken('');
    try {
      const { results } = await ask<{ results: readonly ReplayResult[] }>('replays', { method: 'POST', body });
      setState({ results, isBusy: false });
    } catch (error) {
      setState({ error: reasonOf(error), isBusy: false });
    }
  };
  return (
    <div class="view">
      <h1>Replay</h1>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void replay();
        }}
      >
        <InputField
          label="Exchanges, in this order"
          grows
          class="mono"
          value={text}
          placeholder="12, 13, 14"
          autocomplete="off"
          onType={setText}
        />
        <SelectField
          label="Against"
          value={target}
          none="this server"
          options={replayTargets.map((url) => [url, visible(url)])}
          onChoose={setTarget}
        />
        {target !== '' && (
          <InputField
            label="Token for it, used once"
            type="password"
            autocomplete="off"
            value={token}
            onType={setToken}
          />
        )}
        <button type="submit" class="primary" disabled={ids.length === 0 || state.isBusy}>
          Replay {ids.length > 0 && plural(ids.length, 'exchange')}
        </button>
      </form>
      {replayTargets.length === 0 && (
        <p class="quiet lead">
          Other servers can be chosen here when this one is started with <code>--replay-target URL</code>.
        </p>
      )}
      {state.error !== undefined && <Failure reason={state.error} />}
      {state.isBusy && <p class="loading">Sending …</p>}
      {state.results === undefined && state.error === undefined && !state.isBusy && (
        <Empty title="Nothing has been replayed yet">
          <p>
            Choose exchanges in the list of traffic (x selects one), or type their numbers here. Secrets are never sent:
            what was hidden in the log stays hidden.
          </p>
        </Empty>
      )}
      {state.results !== undefined && <Results results={state.results} />}
    </div>
  );
}

function Results({ results }: { results: readonly ReplayResult[] }) {
  const same = results.filter(isSame).length;
  return (
    <>
      <p class="lead" role="status">
        {same === results.length
          ? 'All answered as before.'
          : `${results.length - same} of ${plural(results.length, 'answer')} not as before.`}
      </p>
      {results.map((result) => (
        <Result key={result.exchange} result={result} />
      ))}
    </>
  );
}

function isSame({ answer, original, diff }: ReplayResult): boolean {
  return answer !== null && answer.status === original.status && diff.length === 0;
}

function Result({ result }: { result: ReplayResult }) {
  const { exchange, newExchange, original, answer, error, diff } = result;
  return (
    <section class={`change replay ${isSame(result) ? 'same' : 'other'}`}>
      <h2>
        <a href={`/exchanges/${exchange}`}>Exchange {exchange}</a> <Status status={original.status} />
        {' → '}
        {answer === null ? <span class="status status-0">no answer</span> : <Status status={answer.status} />}{' '}
        {newExchange !== null && <a href={`/exchanges/${newExchange}`}>exchange {newExchange}</a>}
      </h2>
      {error !== null && <Failure reason={error} />}
      {answer !== null && (
        <>
          <Differences diff={diff} none={isSame(result) ? 'The same answer.' : 'The bodies are the same.'} />
          <details>
            <summary>Both bodies</summary>
            <div class="before-after">
              <section>
                <h3>Then</h3>
                <LongText text={pretty(original.body ?? '')} label={`Body of exchange ${exchange} then`} />
              </section>
              <section>
                <h3>Now</h3>
                <LongText text={pretty(answer.body ?? '')} label={`Body of exchange ${exchange} now`} />
              </section>
            </div>
          </details>
        </>
      )}
    </section>
  );
}
