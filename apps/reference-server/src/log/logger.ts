import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { LogLevel } from '../settings/setting-table.ts';

/**
 * Makes the log of a server: one JSON line per event. Only named parts of a request are ever handed to it; the paths
 * below are a second fence, in case a header object gets in.
 *
 * @param output Default: stderr, so that stdout stays free for what people read.
 */
export function createLogger(level: LogLevel, output: DestinationStream = destination({ fd: 2, sync: true })): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'authorization',
          'headers.authorization',
          '*.headers.authorization',
          'token',
          '*.token',
          'password',
          '*.password',
        ],
        censor: '[redacted]',
      },
    },
    output,
  );
}
