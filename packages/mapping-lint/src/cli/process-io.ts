import { styleText } from 'node:util';
import type { Io, Output } from './io.ts';

/** The streams and the environment of this process. */
export function processIo(): Io {
  // A reader that has seen enough, such as `head`, closes the pipe; that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    readStdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    cwd: process.cwd(),
    now: () => Date.now(),
    env: process.env,
    paint: (colour, text) => styleText(colour, text, { validateStream: false }),
  };
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (content) => {
      stream.write(content);
    },
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
