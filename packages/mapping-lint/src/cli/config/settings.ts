import { matchesGlob, relative, resolve, sep } from 'node:path';
import type { VendorProfile } from 'vendor-profiles';
import type { LintOptions } from '../../lint-export.ts';
import { readProfile } from '../read-profile.ts';
import type { FileSettings } from './config.ts';
import type { FoundConfig } from './find-config.ts';

/** Works out how each file is checked: by the command line, else by an override, else by the configuration. */
export class Settings {
  private readonly found: FoundConfig;
  private readonly given: FileSettings;
  private readonly profiles = new Map<string, Promise<VendorProfile>>();

  constructor(found: FoundConfig, given: FileSettings) {
    this.found = found;
    this.given = given;
  }

  /** The profile of files that no override names. */
  async commonProfile(): Promise<VendorProfile> {
    return this.profileOf({ ...this.found.config, ...this.given });
  }

  /** How one file is checked. */
  async optionsFor(path: string): Promise<LintOptions> {
    const overrides = (this.found.config.overrides ?? []).filter(({ files }) =>
      files.some((each) => this.isMatch(path, each)),
    );
    const layers: readonly FileSettings[] = [this.found.config, ...overrides, this.given];
    const merged: FileSettings = Object.assign({}, ...layers);
    const { tenantUrl, scope } = merged;
    return {
      profile: await this.profileOf(merged),
      rules: Object.assign({}, ...layers.map(({ rules }) => rules ?? {})),
      ...(tenantUrl === undefined ? {} : { tenantUrl }),
      ...(scope === undefined ? {} : { scope }),
    };
  }

  /** Whether a path, seen from the configuration, has a pattern. */
  isMatch(path: string, pattern: string): boolean {
    return matchesGlob(relative(this.found.folder, resolve(path)).replaceAll(sep, '/'), pattern);
  }

  private profileOf({ profile = 'generic' }: FileSettings): Promise<VendorProfile> {
    // A file is looked for beside the configuration, or, when the command names it, in the current folder.
    const folder = this.given.profile === undefined ? this.found.folder : undefined;
    const known = this.profiles.get(profile) ?? readProfile(profile, folder);
    this.profiles.set(profile, known);
    return known;
  }
}
