import { ScimError } from 'scim-core';

/** An error that goes out with headers of its own, such as a challenge. */
export class Refusal extends ScimError {
  readonly headers: Readonly<Record<string, string>>;

  constructor(error: ScimError, headers: Readonly<Record<string, string>>) {
    super(error.status, error.detail, { scimType: error.scimType, problems: error.problems, cause: error });
    this.headers = headers;
  }
}
