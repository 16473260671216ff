import type { Socket } from 'node:net';
import { ScimError } from 'scim-core';
import type { Exchange } from './close-gracefully.ts';

const refusals: Readonly<Record<string, readonly [status: number, phrase: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The request line and headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long to arrive.'],
};
const malformed = [400, 'Bad Request', 'This is no HTTP request that can be understood.'] as const;

/**
 * Answers what is no request, or not a whole one, in the same form as everything else, and ends the connection. What stands
 * behind a whole request, where the client said nothing of a body, gets no answer: that of the request may be on its way, and
 * nothing may come behind it (RFC 9112, sections 6.3 and 9.6).
 *
 * @param last The request on the connection that is being answered.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket, last: Exchange | undefined): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  if (last !== undefined && (last.request.complete || last.response.headersSent)) {
    if (!last.response.headersSent) last.response.setHeader('Connection', 'close');
    last.response.once('close', () => socket.end());
    return;
  }
  if (error.code === 'HPE_CLOSED_CONNECTION') {
    socket.end();
    return;
  }
  const [status, phrase, detail] = refusals[error.code ?? ''] ?? malformed;
  const body = `${JSON.stringify(new ScimError(status, detail))}\n`;
  socket.end(
    [
      `HTTP/1.1 ${status} ${phrase}`,
      'Content-Type: application/scim+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
