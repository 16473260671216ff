import { closeSync, openSync, writeSync } from 'node:fs';
import { type FileReport, isChecked } from '../../reporters/report.ts';
import type { Reporter } from '../../reporters/reporter.ts';
import type { Tally } from '../../reporters/tally.ts';
import type { TextOptions } from '../../reporters/text.ts';
import { type FormatName, type FormatTarget, openReporter } from '../formats.ts';
import type { Output } from '../io.ts';
import { UsageError } from '../usage-error.ts';

/** A report under way, and where it goes. */
interface Destination {
  readonly name: FormatName;
  readonly reporter: Reporter;
  readonly isFile: boolean;
  write(text: string): void;
  close(): void;
}

/** Formats that people read where they also see standard error, which tells of unreadable files. */
const BESIDE_STDERR: readonly FormatName[] = ['text', 'oneline'];

/** Writes all reports of a run, file by file. */
export class Outputs {
  readonly #destinations: readonly Destination[];
  readonly #out: Output;

  private constructor(destinations: readonly Destination[], out: Output) {
    this.#destinations = destinations;
    this.#out = out;
  }

  /**
   * Starts the reports.
   *
   * @param out Where a report without a file goes.
   * @throws {UsageError} when a file can't be written.
   */
  static async open(targets: readonly FormatTarget[], out: Output, text: TextOptions, files: number): Promise<Outputs> {
    const destinations: Destination[] = [];
    for (const { name, file } of targets) {
      const reporter = await openReporter(name, file === undefined ? text : {});
      destinations.push({
        name,
        reporter,
        isFile: file !== undefined,
        ...(file === undefined ? toStream(out) : toFile(file)),
      });
    }
    for (const { reporter, write } of destinations) write(reporter.begin(files));
    return new Outputs(destinations, out);
  }

  /** Writes what is known of a file, and waits for a reader that is slower. */
  async add(report: FileReport): Promise<void> {
    for (const { name, reporter, isFile, write } of this.#destinations) {
      if (!isChecked(report) && !isFile && BESIDE_STDERR.includes(name)) continue;
      write(reporter.file(report));
    }
    await this.#out.drain();
  }

  /** Writes the ends. */
  close(tally: Tally): void {
    for (const { reporter, write, close } of this.#destinations) {
      write(reporter.end(tally));
      close();
    }
  }
}

function toStream(out: Output): Pick<Destination, 'write' | 'close'> {
  return { write: (text) => out.write(text), close: () => undefined };
}

function toFile(path: string): Pick<Destination, 'write' | 'close'> {
  const attempt = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      throw new UsageError(`${path} can't be written${code}`);
    }
  };
  const file = attempt(() => openSync(path, 'w'));
  return { write: (text) => attempt(() => writeSync(file, text)), close: () => closeSync(file) };
}
