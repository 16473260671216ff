/**
 * A setting that can't be used. The message names the setting as the caller wrote it, says what is expected and what
 * was given.
 */
export class SettingError extends TypeError {
  /** Always `ERR_INVALID_SETTING`. */
  readonly code = 'ERR_INVALID_SETTING';
  /** The name of the option, as `startReferenceServer` takes it. */
  readonly setting: string;

  constructor(setting: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SettingError';
    this.setting = setting;
  }
}

/**
 * The server could not start although its settings are well formed: the address is taken, or the database can't be used.
 */
export class StartError extends Error {
  /** `ERR_ADDRESS` or `ERR_DATABASE`. */
  readonly code: 'ERR_ADDRESS' | 'ERR_DATABASE';

  constructor(code: StartError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
    this.code = code;
  }
}
