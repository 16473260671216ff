import { once } from 'node:events';
import colours from 'picocolors';
import type { Io, Output } from './io.ts';
import { MOST_BYTES } from './read-bounded.ts';

/** Whether to colour is decided elsewhere. */
const painters = colours.createColors(true);

/** The streams and the environment of this process. */
export function processIo(): Io {
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    readStdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    cwd: process.cwd(),
    now: () => Date.now(),
    env: process.env,
    paint: (colour, text) => painters[colour](text),
  };
}

function output(stream: NodeJS.WriteStream): Output {
  // A reader that has seen enough, such as `head`, closes the pipe; that is no failure of ours.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
  return {
    write: (content) => {
      stream.write(content);
    },
    drain: async () => {
      if (stream.writableNeedDrain) await once(stream, 'drain');
    },
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}
