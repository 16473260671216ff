-- What SCIM needs and the product has no column for: the name that the identity provider has for a person.
CREATE TABLE IF NOT EXISTS scim_users (
  user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  external_id TEXT
);
CREATE INDEX IF NOT EXISTS scim_users_by_external_id ON scim_users (external_id);
