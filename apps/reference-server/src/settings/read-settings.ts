import { isLoopback } from '../http/base-url.ts';
import { SettingError } from './setting-error.ts';
import { type Setting, type Settings, settingTable } from './setting-table.ts';
import { shown } from './text.ts';

/** Where a value comes from, for the message about it. */
interface Given {
  /** `undefined` where nothing was given. */
  readonly value: unknown;
  /** The name under which the caller gave it: `port`, `--port`, `SCIM_PORT`. */
  readonly label: string;
}

/**
 * Checks every setting and fills in the defaults.
 *
 * @param given Tells what the caller gave for a setting.
 * @throws SettingError for the first value that can't be used, or that can't be used beside another one.
 */
function readSettings(given: (name: keyof Settings) => Given): Settings {
  const names = Object.keys(settingTable) as (keyof Settings)[];
  const settings = Object.fromEntries(names.map((name) => [name, read(name, given(name))])) as unknown as Settings;
  checkTogether(settings, (name) => given(name).label);
  return settings;
}

function read(name: keyof Settings, given: Given): unknown {
  const setting: Setting<unknown> = settingTable[name];
  if (given.value === undefined) return setting.default;
  const value = setting.read(given.value);
  if (value !== undefined) return value;
  const got = setting.secret === true ? '' : `, got ${shown(given.value)}`;
  throw new SettingError(name, `${given.label}: expected ${setting.expected}${got}`);
}

/** Checks what one setting can't tell alone. */
function checkTogether(settings: Settings, label: (name: keyof Settings) => string): void {
  const { host, acceptAnyToken, tlsCert, tlsKey } = settings;
  if (acceptAnyToken && !isLoopback(host)) {
    const reason = `only on a loopback address, where no other machine comes in; ${label('host')} is ${shown(host)}`;
    throw new SettingError('acceptAnyToken', `${label('acceptAnyToken')}: ${reason}`);
  }
  if ((tlsCert === undefined) === (tlsKey === undefined)) return;
  const [missing, present] = tlsKey === undefined ? (['tlsKey', 'tlsCert'] as const) : (['tlsCert', 'tlsKey'] as const);
  throw new SettingError(missing, `${label(missing)}: expected beside ${label(present)}`);
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
    return environment[variable]
      ? { value: environment[variable], label: variable }
      : { value: undefined, label: flagName(name) };
  });
}
