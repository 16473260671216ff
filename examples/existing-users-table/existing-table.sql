-- What the product had before anybody asked for SCIM. It stays as it is; its own code goes on using it.
CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  login TEXT NOT NULL UNIQUE COLLATE NOCASE,
  email TEXT,
  first_name TEXT,
  last_name TEXT,
  job_title TEXT,
  disabled INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL, -- milliseconds
  updated_at INTEGER NOT NULL  -- milliseconds; every change sets it
);
