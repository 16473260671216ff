import type { Socket } from 'node:net';
import { ScimError } from 'scim-core';

const refusals: Readonly<Record<string, readonly [status: number, phrase: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The request line and headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long to arrive.'],
};
const malformed = [400, 'Bad Request', 'This is no HTTP request that can be understood.'] as const;

/** Answers what is no request, or not a whole one, in the same form as everything else, and ends the connection. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
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
