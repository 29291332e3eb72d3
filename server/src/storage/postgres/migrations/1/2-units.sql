-- Locks what a decision rests on, until its transaction ends, whether there is a row of it or not. Always in one order,
-- so that two nodes wait for each other and never both for ever.
CREATE FUNCTION lock_keys(keys text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  hash bigint;
BEGIN
  FOR hash IN SELECT DISTINCT hashtextextended(k, 0) FROM unnest(keys) AS k ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock(hash);
  END LOOP;
END $$;

-- A refusal undoes its unit. `LY001`: a conflict, by its name; `LY002`: the caller broke an assumption.
CREATE FUNCTION refuse(why text, detail text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'LY001', MESSAGE = why, DETAIL = detail;
END $$;

CREATE FUNCTION bug(message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'LY002', MESSAGE = message;
END $$;

CREATE FUNCTION head_seq(of_stream text) RETURNS bigint LANGUAGE sql AS
  $$ SELECT coalesce((SELECT seq FROM stream WHERE stream = of_stream), 0) $$;

-- Compacting keeps a row at its seq, so the last one is never missing.
CREATE FUNCTION doc_seq(of_doc text) RETURNS bigint LANGUAGE sql AS
  $$ SELECT coalesce((SELECT seq FROM doc_update WHERE doc = of_doc ORDER BY seq DESC LIMIT 1), 0) $$;

-- What stands against an append. Asked before the unit writes, when the head is still the old one.
CREATE FUNCTION check_stream(append jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := append ->> 'stream';
  repeated_at bigint;
BEGIN
  SELECT seq INTO repeated_at FROM command
    WHERE stream = name AND actor = append ->> 'actor' AND command = append ->> 'commandId';
  IF FOUND THEN PERFORM refuse('repeated', repeated_at::text); END IF;
  IF head_seq(name) <> (append -> 'expectedSeq')::bigint THEN PERFORM refuse('seqTaken'); END IF;
  IF append ->> 'prev' IS NOT NULL THEN
    PERFORM 1 FROM event WHERE stream = name AND seq = (append -> 'expectedSeq')::bigint
      AND leaf = decode(append ->> 'prev', 'base64');
    IF NOT FOUND THEN PERFORM refuse('seqTaken'); END IF;
  END IF;
  PERFORM 1 FROM stream WHERE code = append -> 'head' ->> 'code' AND stream <> name;
  IF FOUND THEN PERFORM refuse('codeTaken'); END IF;
END $$;

CREATE FUNCTION append_stream(append jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := append ->> 'stream';
  head jsonb := append -> 'head';
  before bigint := (append -> 'expectedSeq')::bigint;
  last bigint := before + jsonb_array_length(append -> 'events');
BEGIN
  INSERT INTO stream AS s (stream, seq, kind, parent, code, summary)
    VALUES (name, last, head ->> 'kind', head ->> 'parent', head ->> 'code', head ->> 'summary')
    ON CONFLICT (stream) DO UPDATE SET seq = excluded.seq, kind = excluded.kind, parent = excluded.parent,
      code = excluded.code, summary = excluded.summary;
  -- What it says may not be so any more: somebody may have taken their name back.
  DELETE FROM record WHERE stream = name;
  PERFORM bug(format('event %s of %s does not follow %s', e -> 'seq', name, before + n - 1))
    FROM jsonb_array_elements(append -> 'events') WITH ORDINALITY AS events (e, n)
    WHERE (e -> 'seq')::bigint <> before + n;
  INSERT INTO event (stream, seq, at, leaf, header, fields)
    SELECT name, (e -> 'seq')::bigint, (e -> 'at')::bigint, decode(e ->> 'leaf', 'base64'),
      e ->> 'header', e ->> 'fields'
    FROM jsonb_array_elements(append -> 'events') AS e;
  INSERT INTO command (stream, actor, command, seq)
    VALUES (name, append ->> 'actor', append ->> 'commandId', last);
END $$;

CREATE FUNCTION append_doc(append jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := append ->> 'doc';
  judged jsonb := append -> 'judgedAt';
  expected bigint := (append -> 'expectedSeq')::bigint;
BEGIN
  IF judged <> 'null' AND head_seq(judged ->> 'stream') <> (judged -> 'seq')::bigint THEN
    PERFORM refuse('seqTaken');
  END IF;
  IF doc_seq(name) <> expected THEN PERFORM refuse('seqTaken'); END IF;
  PERFORM claim_client(name, (c -> 'client')::bigint, c ->> 'person')
    FROM jsonb_array_elements(append -> 'clients') AS c;
  INSERT INTO doc_update (doc, seq, bytes)
    VALUES (name, expected + 1, decode(append ->> 'update', 'base64'));
END $$;

CREATE FUNCTION claim_client(of_doc text, client_id bigint, by_person text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO doc_client (doc, client, person) VALUES (of_doc, client_id, by_person) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM doc_client WHERE doc = of_doc AND client = client_id AND person = by_person;
  IF NOT FOUND THEN PERFORM refuse('clientTaken'); END IF;
END $$;

CREATE FUNCTION put_directory(w jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE w ->> 'put'
    WHEN 'person' THEN
      INSERT INTO person (person, name) VALUES (w ->> 'person', w ->> 'name')
        ON CONFLICT (person) DO UPDATE SET name = excluded.name;
    WHEN 'participant' THEN
      INSERT INTO participant (meeting, participant, person, name, grid)
        VALUES (w ->> 'meeting', w ->> 'participant', w ->> 'person', w ->> 'name', w ->> 'grid')
        ON CONFLICT (meeting, participant) DO UPDATE SET
          person = excluded.person, name = excluded.name, grid = excluded.grid;
    WHEN 'consent' THEN
      INSERT INTO consent (person, meeting, version, at)
        VALUES (w ->> 'person', w ->> 'meeting', (w -> 'version')::bigint, (w -> 'at')::bigint)
        ON CONFLICT (person, meeting) DO UPDATE SET version = excluded.version, at = excluded.at;
    WHEN 'account' THEN
      PERFORM 1 FROM account WHERE account_name = w ->> 'accountName' AND person <> w ->> 'person';
      IF FOUND THEN PERFORM refuse('accountNameTaken'); END IF;
      INSERT INTO account (person, account_name, password_hash)
        VALUES (w ->> 'person', w ->> 'accountName', w ->> 'passwordHash')
        ON CONFLICT (person) DO UPDATE SET
          account_name = excluded.account_name, password_hash = excluded.password_hash;
    WHEN 'login' THEN
      INSERT INTO login (token_hash, person, meeting, expires_at)
        VALUES (decode(w ->> 'tokenHash', 'base64'), w ->> 'person', w ->> 'meeting', (w -> 'expiresAt')::bigint)
        ON CONFLICT (token_hash) DO UPDATE SET
          person = excluded.person, meeting = excluded.meeting, expires_at = excluded.expires_at;
    WHEN 'ticket' THEN
      INSERT INTO ticket (token_hash, purpose, body, expires_at)
        VALUES (decode(w ->> 'tokenHash', 'base64'), w ->> 'purpose', w ->> 'body', (w -> 'expiresAt')::bigint);
  END CASE;
END $$;

CREATE FUNCTION drop_directory(w jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE w ->> 'drop'
    WHEN 'login' THEN
      DELETE FROM login WHERE token_hash = decode(w ->> 'tokenHash', 'base64');
    WHEN 'loginsOf' THEN
      DELETE FROM login WHERE person = w ->> 'person';
    WHEN 'participant' THEN
      DELETE FROM participant WHERE meeting = w ->> 'meeting' AND participant = w ->> 'participant';
    WHEN 'person' THEN
      DELETE FROM person WHERE person = w ->> 'person';
    WHEN 'ticketsOf' THEN
      DELETE FROM ticket
        WHERE used = 1 OR expires_at <= (w -> 'now')::bigint OR strpos(body, w ->> 'person') > 0;
  END CASE;
END $$;

CREATE FUNCTION write_directory(w jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF w ? 'put' THEN PERFORM put_directory(w);
  ELSIF w ? 'drop' THEN PERFORM drop_directory(w);
  ELSE
    UPDATE ticket SET used = 1
      WHERE token_hash = decode(w ->> 'tokenHash', 'base64') AND used = 0 AND expires_at > (w -> 'now')::bigint;
    IF NOT FOUND THEN PERFORM refuse('ticketUsed'); END IF;
  END IF;
END $$;

-- Numbers are taken one after the other.
CREATE FUNCTION take_number(of_counter text, taken bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce((SELECT number FROM counter WHERE counter = of_counter), 0) + 1 <> taken THEN
    PERFORM refuse('numberTaken');
  END IF;
  INSERT INTO counter (counter, number) VALUES (of_counter, taken)
    ON CONFLICT (counter) DO UPDATE SET number = excluded.number;
END $$;

-- Docs first, then directory, then stream.
CREATE FUNCTION write_unit(unit jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part jsonb;
BEGIN
  IF unit ? 'stream' THEN PERFORM check_stream(unit -> 'stream'); END IF;
  PERFORM refuse('docMoved') FROM jsonb_array_elements(unit -> 'asRead') AS d
    WHERE doc_seq(d ->> 'doc') <> (d -> 'seq')::bigint;
  PERFORM take_number(n ->> 'counter', (n -> 'number')::bigint) FROM jsonb_array_elements(unit -> 'numbers') AS n;
  FOR part IN SELECT jsonb_array_elements(unit -> 'docs') LOOP
    PERFORM append_doc(part);
  END LOOP;
  FOR part IN SELECT jsonb_array_elements(unit -> 'directory') LOOP
    PERFORM write_directory(part);
  END LOOP;
  -- The first key of a holder stays.
  INSERT INTO sealed_key (holder, wrapped)
    SELECT k ->> 'holder', k ->> 'wrapped' FROM jsonb_array_elements(unit -> 'keys') AS k ON CONFLICT DO NOTHING;
  IF unit ? 'stream' THEN
    PERFORM append_stream(unit -> 'stream');
    PERFORM open_box(b, unit -> 'stream' ->> 'stream') FROM jsonb_array_elements(unit -> 'boxes') AS b;
  END IF;
  -- A second one under the same name is a bug: files never change.
  INSERT INTO file (stream, file, bytes)
    SELECT f ->> 'stream', f ->> 'file', decode(f ->> 'bytes', 'base64')
    FROM jsonb_array_elements(unit -> 'files') AS f;
END $$;

-- Everything of one tick, one row of answer each: null where it is done, else why not. A unit that is refused leaves no
-- trace and costs the others nothing. What goes into boxes is judged before it writes and so needs no savepoint: each
-- savepoint would be a transaction of its own, and its number would lie beside the paper.
CREATE FUNCTION commit_tick(keys text[], asked jsonb) RETURNS TABLE (why text, detail text) LANGUAGE plpgsql AS $$
DECLARE
  one jsonb;
BEGIN
  PERFORM lock_keys(keys);
  FOR one IN SELECT jsonb_array_elements(asked) LOOP
    why := NULL;
    detail := NULL;
    IF one ? 'box' THEN
      why := write_box(one -> 'box');
    ELSE
      BEGIN
        PERFORM write_unit(one -> 'unit');
      EXCEPTION
        WHEN SQLSTATE 'LY001' THEN
          GET STACKED DIAGNOSTICS why = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
        WHEN SQLSTATE 'LY002' OR integrity_constraint_violation OR data_exception THEN
          why := 'bug';
          detail := SQLERRM;
      END;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;
