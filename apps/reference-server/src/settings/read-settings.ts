import { SettingError } from './setting-error.ts';
import { type Setting, type Settings, settingTable } from './setting-table.ts';
import { shown } from './text.ts';

/** Where a value comes from, for the message about it. */
export interface Given {
  readonly value: unknown;
  /** The name under which the caller gave it: `port`, `--port`, `SCIM_PORT`. */
  readonly label: string;
}

/**
 * Checks every setting and fills in the defaults.
 *
 * @param given Tells what the caller gave for a setting, `undefined` for nothing.
 * @throws SettingError for the first value that can't be used.
 */
function readSettings(given: (name: keyof Settings) => Given | undefined): Settings {
  const names = Object.keys(settingTable) as (keyof Settings)[];
  return Object.fromEntries(names.map((name) => [name, read(name, given(name))])) as unknown as Settings;
}

function read(name: keyof Settings, given: Given | undefined): unknown {
  const setting: Setting<unknown> = settingTable[name];
  if (given === undefined || given.value === undefined) return setting.default;
  const value = setting.read(given.value);
  if (value !== undefined) return value;
  const got = setting.secret === true ? '' : `, got ${shown(given.value)}`;
  throw new SettingError(name, `${given.label}: expected ${setting.expected}${got}`);
}

/** Reads the settings from an options object, as `startReferenceServer` takes it. */
export function settingsFromOptions(options: Readonly<Partial<Record<keyof Settings, unknown>>>): Settings {
  return readSettings((name) => ({ value: options[name], label: name }));
}

/** The flag without its value: `--port`. */
function flagName(name: keyof Settings): string {
  return settingTable[name].flag.split(' ')[0]!;
}

/**
 * Reads the settings from the command line and, where a flag is absent, from the environment. An empty variable counts
 * as absent.
 */
export function settingsFromCommand(
  flags: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): Settings {
  return readSettings((name) => {
    if (flags[name] !== undefined) return { value: flags[name], label: flagName(name) };
    const { variable } = settingTable[name];
    return environment[variable] ? { value: environment[variable], label: variable } : undefined;
  });
}
