import { useEvents } from './events.ts';

const words = {
  connecting: 'Connecting …',
  live: 'Live',
  waiting: 'Connection lost',
  stopped: 'Not connected',
} as const;

/** Whether what happens on the server is shown as it happens. */
export function ConnectionSign() {
  const { state, retryIn, connect } = useEvents();
  const isBroken = state === 'waiting' || state === 'stopped';
  return (
    <div class={`connection connection-${state}`}>
      <span role="status">
        <span class="dot" aria-hidden="true" /> {words[state]}
        {state === 'waiting' && `, again in ${Math.round(retryIn / 1000)} s`}
      </span>
      {isBroken && (
        <button type="button" onClick={connect}>
          Connect now
        </button>
      )}
    </div>
  );
}
