import type { Colour } from '../reporters/text.ts';

/** A stream that the command writes to. */
export interface Output {
  write(content: string | Uint8Array): void;
  /** Waits until a reader that is slower has caught up, so that no more is held than needed. */
  drain(): Promise<void>;
  /** Whether a person reads it at a terminal. */
  readonly isTerminal: boolean;
  /** The width of the terminal. */
  readonly columns: number | undefined;
}

/** What the command touches of the world, so that a test can give it another one. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Everything that standard input gives. */
  readStdin(): Promise<Uint8Array>;
  /** Whether a person would have to type standard input. */
  readonly stdinIsTerminal: boolean;
  /** The current folder. */
  readonly cwd: string;
  /** The instant, in milliseconds since 1970. */
  now(): number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Colours a text for a terminal. */
  paint(colour: Colour, text: string): string;
}
