/** One run of the command, and what it has to come to. */
export interface ScenarioStep {
  /** What stands behind `$ mapping-lint`. */
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
  /** What files have to hold afterwards. */
  readonly written: Readonly<Record<string, string>>;
}

/** A behaviour of the command, told as text. */
export interface Scenario {
  readonly title: string;
  readonly fixtures: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly ScenarioStep[];
}

/** A part of a scenario: its first line, and the lines below it. */
interface Block {
  readonly head: string;
  readonly body: string;
}

/**
 * Reads a scenario.
 *
 * ```text
 * # what it shows
 * @ fixture entra-default.json      copied into the folder of the run
 * @ file acme.json                  written there; its text follows
 * @ env NO_COLOR=1                  for the next command
 * @ stdin                           for the next command; its text follows
 * $ mapping-lint check acme.json    what it prints follows
 * @ stderr                          what it prints there follows
 * @ exit 1                          0 when it is not said
 * @ written acme.json               what the file has to hold afterwards follows
 * ```
 *
 * In what is expected `…` stands for any text of a line, and alone for any lines.
 */
export function parseScenario(text: string): Scenario {
  const blocks = readBlocks(text);
  const title = blocks[0]?.head.startsWith('# ') ? blocks[0].head.slice(2) : 'a scenario without a title';
  const fixtures: string[] = [];
  const files: Record<string, string> = {};
  const steps: ScenarioStep[] = [];
  let next: Pick<ScenarioStep, 'env' | 'stdin'> = { env: {}, stdin: '' };
  for (const { head, body } of blocks.slice(1)) {
    const [, keyword = '', rest = ''] = /^@ (\w+) ?(.*)$/.exec(head) ?? [];
    const last = steps.at(-1);
    if (head.startsWith('$ ')) {
      const command = head.replace(/^\$ mapping-lint ?/, '');
      steps.push({ command, ...next, stdout: body, stderr: '', exit: 0, written: {} });
      next = { env: {}, stdin: '' };
    } else if (keyword === 'fixture') fixtures.push(rest);
    else if (keyword === 'file') files[rest] = body;
    else if (keyword === 'env') next = { ...next, env: { ...next.env, ...readVariable(rest) } };
    else if (keyword === 'stdin') next = { ...next, stdin: body };
    else if (last !== undefined && keyword === 'stderr') steps.splice(-1, 1, { ...last, stderr: body });
    else if (last !== undefined && keyword === 'exit') steps.splice(-1, 1, { ...last, exit: Number(rest) });
    else if (last !== undefined && keyword === 'written') {
      steps.splice(-1, 1, { ...last, written: { ...last.written, [rest]: body } });
    } else throw new Error(`a scenario can not hold "${head}" here`);
  }
  return { title, fixtures, files, steps };
}

function readBlocks(text: string): Block[] {
  const blocks: { head: string; lines: string[] }[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (blocks.length === 0 || /^[@$] /.test(line)) blocks.push({ head: line, lines: [] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks.map(({ head, lines }) => ({ head, body: lines.map((line) => `${line}\n`).join('') }));
}

function readVariable(text: string): Record<string, string> {
  const at = text.indexOf('=');
  return { [text.slice(0, at)]: text.slice(at + 1) };
}

/** The arguments of a command line: parted by spaces, kept together by quotation marks. */
export function argumentsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}

/** What was expected in the place of what was written, where the two agree; for a readable comparison. */
export function expectedFor(actual: string, expected: string): string {
  return pattern(expected).test(actual) ? actual : expected;
}

function pattern(expected: string): RegExp {
  const source = expected
    .split(/^…\n/m)
    .map((part) =>
      part
        .split('…')
        .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*'),
    )
    .join('(?:.*\\n)*');
  return new RegExp(`^${source}$`);
}

/** The text of a scenario with what its commands wrote in the place of what was expected, where the two differ. */
export function withOutcomes(text: string, outcomes: readonly Outcome[]): string {
  const blocks = readBlocks(text);
  const lines: string[] = [];
  let step = -1;
  for (const { head, body } of blocks) {
    if (/^@ (stderr|exit)/.test(head)) continue;
    if (!head.startsWith('$ ')) {
      lines.push(`${head}\n${body}`);
      continue;
    }
    step++;
    const { stdout, stderr, exit } = outcomes[step] ?? { stdout: '', stderr: '', exit: 0 };
    const before = parseScenario(text).steps[step];
    const kept = (actual: string, expected = '') => (pattern(expected).test(actual) ? expected : actual);
    lines.push(`${head}\n${kept(stdout, before?.stdout)}`);
    if (stderr !== '') lines.push(`@ stderr\n${kept(stderr, before?.stderr)}`);
    if (exit !== 0) lines.push(`@ exit ${exit}\n`);
  }
  return lines.join('');
}

/** What a command came to. */
export interface Outcome {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
