/**
 * Migration n brings a store from version n-1 to n (`PRAGMA user_version`). One that was released never changes
 * again. Tables with long rows keep SQLite's rowid; those that are only looked up by key do without.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE stream (
    ordinal INTEGER PRIMARY KEY,
    stream TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT NOT NULL,
    code TEXT UNIQUE,
    summary TEXT NOT NULL
  ) STRICT;
  CREATE INDEX stream_by_kind ON stream (kind, parent);

  CREATE TABLE event (
    stream TEXT NOT NULL REFERENCES stream (stream),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    leaf BLOB NOT NULL,
    header TEXT NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
  ) STRICT;

  CREATE TABLE command (
    stream TEXT NOT NULL REFERENCES stream (stream),
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (stream, actor, command)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE doc_update (
    doc TEXT NOT NULL,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (doc, seq)
  ) STRICT;

  CREATE TABLE doc_client (
    doc TEXT NOT NULL,
    client INTEGER NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (doc, client)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE person (
    person TEXT PRIMARY KEY,
    name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE participant (
    meeting TEXT NOT NULL,
    participant TEXT NOT NULL,
    person TEXT REFERENCES person (person) ON DELETE SET NULL,
    name TEXT NOT NULL,
    grid TEXT NOT NULL,
    PRIMARY KEY (meeting, participant)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX participant_by_person ON participant (person);

  CREATE TABLE account (
    person TEXT PRIMARY KEY REFERENCES person (person) ON DELETE CASCADE,
    account_name TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE login (
    token_hash BLOB PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (person) ON DELETE CASCADE,
    meeting TEXT,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX login_by_person ON login (person);

  CREATE TABLE ticket (
    token_hash BLOB PRIMARY KEY,
    purpose TEXT NOT NULL,
    body TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE record (
    stream TEXT PRIMARY KEY REFERENCES stream (stream),
    title TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    file TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE erasure (
    erasure TEXT NOT NULL,
    stream TEXT NOT NULL,
    PRIMARY KEY (erasure, stream)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE consent (
    person TEXT NOT NULL REFERENCES person (person) ON DELETE CASCADE,
    meeting TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (person, meeting)
  ) STRICT, WITHOUT ROWID;
  `,
  // No column here says when or in what order: everything lies by its key, and nothing joins one table to another.
  `
  CREATE TABLE box (
    box TEXT PRIMARY KEY,
    stream TEXT NOT NULL REFERENCES stream (stream),
    state TEXT NOT NULL,
    public_key TEXT,
    private_key TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE box_slip (
    box TEXT NOT NULL REFERENCES box (box),
    slip TEXT NOT NULL,
    way TEXT NOT NULL,
    spent_for TEXT NOT NULL,
    PRIMARY KEY (box, slip)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE box_nullifier (
    box TEXT NOT NULL REFERENCES box (box),
    nullifier TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    PRIMARY KEY (box, nullifier)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE box_surrendered (
    box TEXT NOT NULL REFERENCES box (box),
    nullifier TEXT NOT NULL,
    PRIMARY KEY (box, nullifier)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE box_paper (
    box TEXT NOT NULL REFERENCES box (box),
    tag TEXT NOT NULL,
    paper TEXT NOT NULL,
    PRIMARY KEY (box, tag)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE box_sheets (
    box TEXT NOT NULL REFERENCES box (box),
    teller TEXT NOT NULL,
    papers TEXT NOT NULL,
    PRIMARY KEY (box, teller)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE box_code (
    box TEXT NOT NULL REFERENCES box (box),
    code TEXT NOT NULL,
    spent_for TEXT NOT NULL,
    PRIMARY KEY (box, code)
  ) STRICT, WITHOUT ROWID;
  `,
  // What belongs to a case lies sealed in `event`, `stream`, `doc_update`, `participant` and `file`; here are its keys, wrapped.
  `
  CREATE TABLE sealed_key (
    holder TEXT PRIMARY KEY,
    wrapped TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE counter (
    counter TEXT PRIMARY KEY,
    number INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE file (
    stream TEXT NOT NULL REFERENCES stream (stream),
    file TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (stream, file)
  ) STRICT;
  `,
  // What two entered off paper is known sheet by sheet until nothing is put right any more, and never longer than that.
  `
  ALTER TABLE box ADD COLUMN sheets INTEGER;
  ALTER TABLE box ADD COLUMN counts INTEGER NOT NULL DEFAULT 0;
  UPDATE box SET sheets = (SELECT json_array_length(papers) FROM box_sheets
    WHERE box_sheets.box = box.box AND teller = '');
  DELETE FROM box_sheets WHERE teller = '' OR box IN (SELECT box FROM box WHERE state NOT IN ('open', 'sealed'));
  ALTER TABLE box_sheets ADD COLUMN counts INTEGER NOT NULL DEFAULT 0;
  UPDATE box_slip SET spent_for = '' WHERE box IN (SELECT box FROM box WHERE state NOT IN ('open', 'sealed'));
  `,
]
