import { useMemo, useState } from 'preact/hooks';
import type { Message } from '../../api/contract.ts';
import { address } from '../../api/request.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { JsonTree } from '../../parts/json-tree.tsx';
import { LongText, ShortText } from '../../parts/long-text.tsx';
import { bytesOf, parsed, visible } from '../../text/format.ts';

interface MessageTabProps {
  readonly side: 'request' | 'response';
  readonly id: number;
  readonly message: Message;
}

/** One half of an exchange: its headers, and its body parsed or as it came. */
export function MessageTab({ side, id, message: { headers, body, bytes, isTruncated } }: MessageTabProps) {
  const value = useMemo(() => parsed(body), [body]);
  const [isRaw, setRaw] = useState(false);
  return (
    <>
      <h2>
        Body <span class="quiet">{bytesOf(bytes)}</span>
      </h2>
      {isTruncated && <p class="notice">Longer than what is kept: this is the beginning of it.</p>}
      {body === null || body === '' ? (
        <p class="quiet">None.</p>
      ) : (
        <>
          <div class="buttons">
            {value !== undefined && (
              <>
                <button type="button" aria-pressed={!isRaw} onClick={() => setRaw(false)}>
                  Parsed
                </button>
                <button type="button" aria-pressed={isRaw} onClick={() => setRaw(true)}>
                  Raw
                </button>
              </>
            )}
            <CopyButton text={body} what="body" />
            <a class="button" href={address(`exchanges/${id}/raw`)} target="_blank" rel="noreferrer">
              As on the wire
            </a>
          </div>
          {value !== undefined && !isRaw ? (
            <JsonTree value={value} label={`Body of the ${side}`} />
          ) : (
            <LongText text={body} label={`Body of the ${side}, raw`} />
          )}
        </>
      )}
      <h2>Headers</h2>
      {headers.length === 0 ? (
        <p class="quiet">None.</p>
      ) : (
        <table class="headers">
          <thead class="sr">
            <tr>
              <th>Name</th>
              <th>Value</th>
            </tr>
          </thead>
          <tbody>
            {headers.map(([name, value], index) => (
              // A name may come twice.
              <tr key={index}>
                <th scope="row">{visible(name.slice(0, 200))}</th>
                <td>
                  <ShortText text={value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
