-- A line that was spent by a printed slip before the box was in use has '-' for what it was spent for.
CREATE FUNCTION open_box(opening jsonb, of_stream text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF (opening -> 'isNew')::boolean THEN
    INSERT INTO box (box, stream, state) VALUES (opening ->> 'box', of_stream, 'open');
  ELSE
    UPDATE box SET state = 'open', public_key = NULL, private_key = NULL
      WHERE box = opening ->> 'box' AND stream = of_stream AND state = 'lost';
  END IF;
  INSERT INTO box_slip (box, slip, way, spent_for)
    SELECT opening ->> 'box', g, 'slip', '-' FROM jsonb_array_elements_text(opening -> 'given') AS g ORDER BY g;
END $$;

CREATE FUNCTION sheets_entered(of_box text) RETURNS boolean LANGUAGE sql AS
  $$ SELECT EXISTS (SELECT 1 FROM box_sheets WHERE box = of_box AND teller = '') $$;

-- After the box was closed one that was spent for a paper is `cast` whatever the body was.
CREATE FUNCTION spent_token(of_box text, token text, body text) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(
    (SELECT CASE WHEN body_hash IN ('', body) THEN 'cast' ELSE 'otherwise' END
      FROM box_nullifier WHERE box = of_box AND nullifier = token),
    (SELECT 'otherwise' FROM box_surrendered WHERE box = of_box AND nullifier = token)) $$;

-- These answer why something was refused, or null. The box is locked: two requests at once have one winner.

CREATE FUNCTION issue_slip(w jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  spent box_slip;
BEGIN
  SELECT * INTO spent FROM box_slip WHERE box = w ->> 'box' AND slip = w ->> 'slip';
  IF FOUND THEN
    RETURN CASE WHEN spent.way = w ->> 'way' AND spent.spent_for = w ->> 'spentFor' THEN NULL ELSE 'slipSpent' END;
  END IF;
  IF (w -> 'onlyAgain')::boolean THEN RETURN 'slipFree'; END IF;
  IF w ->> 'way' = 'paper' AND sheets_entered(w ->> 'box') THEN RETURN 'sheetsEntered'; END IF;
  INSERT INTO box_slip (box, slip, way, spent_for) VALUES (w ->> 'box', w ->> 'slip', w ->> 'way', w ->> 'spentFor');
  RETURN NULL;
END $$;

CREATE FUNCTION print_codes(w jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM box_code WHERE box = w ->> 'box' AND spent_for = '';
  -- A chance of one in millions: the code of a slip that was used is not printed a second time.
  INSERT INTO box_code (box, code, spent_for)
    SELECT w ->> 'box', c, '' FROM jsonb_array_elements_text(w -> 'codes') AS c ORDER BY c ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE FUNCTION redeem_code(w jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  used_for text;
  used bigint;
  handed_out bigint;
BEGIN
  SELECT spent_for INTO used_for FROM box_code WHERE box = w ->> 'box' AND code = w ->> 'code';
  IF NOT FOUND THEN RETURN 'codeUnknown'; END IF;
  IF used_for <> '' THEN
    RETURN CASE WHEN used_for IS NOT DISTINCT FROM w ->> 'spentFor' THEN NULL ELSE 'slipSpent' END;
  END IF;
  SELECT count(*) INTO used FROM box_code WHERE box = w ->> 'box' AND spent_for <> '';
  SELECT count(*) INTO handed_out FROM box_slip WHERE box = w ->> 'box' AND way = w ->> 'way';
  IF (w -> 'onlyAgain')::boolean OR used >= handed_out THEN RETURN 'slipFree'; END IF;
  UPDATE box_code SET spent_for = w ->> 'spentFor'
    WHERE box = w ->> 'box' AND code = w ->> 'code' AND w ->> 'spentFor' IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION cast_paper(w jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  became text := spent_token(w ->> 'box', w ->> 'nullifier', w ->> 'bodyHash');
BEGIN
  IF became = 'cast' THEN RETURN NULL; END IF;
  IF became IS NOT NULL THEN RETURN 'tokenSpent'; END IF;
  PERFORM 1 FROM box_paper WHERE box = w ->> 'box' AND tag = w ->> 'tag';
  IF FOUND THEN RETURN 'tokenSpent'; END IF;
  INSERT INTO box_nullifier (box, nullifier, body_hash) VALUES (w ->> 'box', w ->> 'nullifier', w ->> 'bodyHash');
  INSERT INTO box_paper (box, tag, paper) VALUES (w ->> 'box', w ->> 'tag', w ->> 'paper');
  RETURN NULL;
END $$;

CREATE FUNCTION surrender_token(w jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM box_surrendered WHERE box = w ->> 'box' AND nullifier = w ->> 'nullifier';
  IF FOUND THEN RETURN NULL; END IF;
  PERFORM 1 FROM box_nullifier WHERE box = w ->> 'box' AND nullifier = w ->> 'nullifier';
  IF FOUND THEN RETURN 'tokenSpent'; END IF;
  DELETE FROM box_slip WHERE box = w ->> 'box' AND slip = w ->> 'slip' AND way = w ->> 'way';
  IF NOT FOUND THEN RETURN 'slipFree'; END IF;
  INSERT INTO box_surrendered (box, nullifier) VALUES (w ->> 'box', w ->> 'nullifier');
  RETURN NULL;
END $$;

CREATE FUNCTION write_box(w jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM box WHERE box = w ->> 'box' AND state = 'open';
  IF NOT FOUND THEN RETURN 'boxSealed'; END IF;
  RETURN CASE w ->> 'write'
    WHEN 'issue' THEN issue_slip(w)
    WHEN 'print' THEN print_codes(w)
    WHEN 'redeem' THEN redeem_code(w)
    WHEN 'cast' THEN cast_paper(w)
    WHEN 'surrender' THEN surrender_token(w)
  END;
END $$;

-- The first pair of keys a box is given is its own.
CREATE FUNCTION key_box(of_box text, new_public text, new_private text)
RETURNS TABLE (public_key text, private_key text) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_keys(ARRAY['box ' || of_box]);
  UPDATE box AS b SET public_key = new_public, private_key = new_private
    WHERE b.box = of_box AND b.public_key IS NULL;
  RETURN QUERY SELECT b.public_key, coalesce(b.private_key, '') FROM box AS b WHERE b.box = of_box;
END $$;

-- Writes all rows of a box that is over anew, by their keys and in one transaction: else the number of the transaction
-- that wrote a row, which PostgreSQL keeps beside it, would say who was handed a slip and cast when, and what
-- was cast together. The rows of before are gone from the tables' files after VACUUM FULL.
CREATE FUNCTION forget_order(of_box text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH held AS (DELETE FROM box_slip WHERE box = of_box RETURNING *)
    INSERT INTO box_slip SELECT * FROM held ORDER BY slip;
  WITH held AS (DELETE FROM box_nullifier WHERE box = of_box RETURNING *)
    INSERT INTO box_nullifier SELECT box, nullifier, '' FROM held ORDER BY nullifier;
  WITH held AS (DELETE FROM box_surrendered WHERE box = of_box RETURNING *)
    INSERT INTO box_surrendered SELECT * FROM held ORDER BY nullifier;
  WITH held AS (DELETE FROM box_paper WHERE box = of_box RETURNING *)
    INSERT INTO box_paper SELECT * FROM held ORDER BY tag;
  DELETE FROM box_code WHERE box = of_box;
END $$;

CREATE FUNCTION move_box(of_box text, from_state text, to_state text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_keys(ARRAY['box ' || of_box]);
  UPDATE box SET state = to_state WHERE box = of_box AND state = from_state;
  IF NOT FOUND THEN RETURN false; END IF;
  IF to_state = 'closing' THEN
    UPDATE box SET private_key = NULL WHERE box = of_box;
    PERFORM forget_order(of_box);
  END IF;
  RETURN true;
END $$;

CREATE FUNCTION in_order(papers jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS
  $$ SELECT coalesce(jsonb_agg(p ORDER BY p COLLATE "C"), '[]') FROM jsonb_array_elements_text(papers) AS p $$;

-- What became of sheets somebody has entered. The row without a teller stands for the two who entered the same.
CREATE FUNCTION enter_sheets(of_box text, by_teller text, sheets jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  pile jsonb := coalesce((SELECT jsonb_agg(s -> 'paper') FROM jsonb_array_elements(sheets) AS s), '[]');
  entered jsonb;
BEGIN
  PERFORM lock_keys(ARRAY['box ' || of_box]);
  SELECT papers INTO entered FROM box_sheets WHERE box = of_box AND teller = '';
  IF FOUND THEN RETURN CASE WHEN entered = in_order(pile) THEN 'entered' ELSE 'otherwise' END; END IF;
  PERFORM 1 FROM box WHERE box = of_box AND state = 'open';
  IF NOT FOUND THEN RETURN 'sealed'; END IF;
  INSERT INTO box_sheets (box, teller, papers) VALUES (of_box, by_teller, pile::text)
    ON CONFLICT (box, teller) DO UPDATE SET papers = excluded.papers;
  IF (SELECT count(*) FROM box_sheets WHERE box = of_box) < 2 THEN RETURN 'waiting'; END IF;
  IF (SELECT count(*) FROM box_sheets WHERE box = of_box AND in_order(papers::jsonb) = in_order(pile)) < 2 THEN
    RETURN 'differs';
  END IF;
  DELETE FROM box_sheets WHERE box = of_box;
  INSERT INTO box_sheets (box, teller, papers) VALUES (of_box, '', in_order(pile)::text);
  INSERT INTO box_nullifier (box, nullifier, body_hash)
    SELECT of_box, s ->> 'nullifier', '-' FROM jsonb_array_elements(sheets) AS s;
  INSERT INTO box_paper (box, tag, paper)
    SELECT of_box, s ->> 'tag', s ->> 'paper' FROM jsonb_array_elements(sheets) AS s;
  RETURN 'entered';
END $$;
