import { matchesGlob, relative, resolve, sep } from 'node:path';
import type { VendorProfile } from 'vendor-profiles';
import type { LintOptions } from '../../lint-export.ts';
import { readProfile } from '../read-profile.ts';
import type { FileSettings } from './config-schema.ts';
import type { FoundConfig } from './find-config.ts';

/** Settings, and the folder in which files that they name are looked for. */
interface Layer {
  readonly settings: FileSettings;
  readonly folder: string;
}

/** What is said where. */
export interface SettingsSources {
  readonly config: FoundConfig;
  /** The file in which `customers` stand: the configuration, or what `--profile` named. */
  readonly customers: FoundConfig;
  /** What the command line says. */
  readonly given: FileSettings;
  readonly cwd: string;
}

/** Works out how each file is checked: by the command line, else for its customer, else by the configuration. */
export class Settings {
  readonly #sources: SettingsSources;
  readonly #profiles = new Map<string, Promise<VendorProfile>>();
  readonly #profileFiles = new Set<string>();

  constructor(sources: SettingsSources) {
    this.#sources = sources;
  }

  /**
   * Loads every profile that is named anywhere, so that a wrong name is told before any work is done.
   *
   * @throws {UsageError} when there is no such profile.
   */
  async loadProfiles(): Promise<void> {
    const { config, customers, given, cwd } = this.#sources;
    const layers: Layer[] = [
      { settings: config.config, folder: config.folder },
      ...(customers.config.customers ?? []).map((settings) => ({ settings, folder: customers.folder })),
      { settings: given, folder: cwd },
    ];
    for (const layer of layers) await this.#load(layer);
  }

  /** The files of profiles, which are no exports where they lie among them. */
  profileFiles(): string[] {
    return [...this.#profileFiles];
  }

  /** How one file is checked. */
  async optionsFor(path: string): Promise<LintOptions> {
    const layers = this.#layersFor(path);
    const merged: FileSettings = Object.assign({}, ...layers.map(({ settings }) => settings));
    const { tenantUrl, scope } = merged;
    const last = layers.findLast(({ settings }) => settings.profile !== undefined);
    return {
      profile: await this.#load(last ?? { settings: {}, folder: this.#sources.cwd }),
      rules: Object.assign({}, ...layers.map(({ settings }) => settings.rules ?? {})),
      ...(tenantUrl === undefined ? {} : { tenantUrl }),
      ...(scope === undefined ? {} : { scope }),
    };
  }

  /** Whether there is a list of customers, and a file belongs to none of them. */
  isNobodys(path: string): boolean {
    const { customers } = this.#sources;
    const list = customers.config.customers ?? [];
    return list.length > 0 && !list.some(({ files }) => files.some((each) => isMatch(path, each, customers.folder)));
  }

  #layersFor(path: string): Layer[] {
    const { config, customers, given, cwd } = this.#sources;
    const own = (customers.config.customers ?? []).filter(({ files }) =>
      files.some((each) => isMatch(path, each, customers.folder)),
    );
    return [
      { settings: config.config, folder: config.folder },
      ...own.map((settings) => ({ settings, folder: customers.folder })),
      { settings: given, folder: cwd },
    ];
  }

  #load({ settings: { profile = 'generic' }, folder }: Layer): Promise<VendorProfile> {
    const key = JSON.stringify([folder, profile]);
    const known = this.#profiles.get(key) ?? readProfile(profile, folder, (path) => this.#profileFiles.add(path));
    this.#profiles.set(key, known);
    return known;
  }
}

/** Whether a path, seen from a folder, has a pattern. */
export function isMatch(path: string, pattern: string, folder: string): boolean {
  return matchesGlob(relative(folder, resolve(path)).replaceAll(sep, '/'), pattern);
}
