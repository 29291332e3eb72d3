-- What two entered off paper is known sheet by sheet until nothing is put right any more, and never longer than that.
ALTER TABLE box ADD COLUMN sheets int, ADD COLUMN counts int NOT NULL DEFAULT 0;
UPDATE box SET sheets = (SELECT jsonb_array_length(papers::jsonb) FROM box_sheets AS s
  WHERE s.box = box.box AND s.teller = '');
DELETE FROM box_sheets
  WHERE teller = '' OR box IN (SELECT b.box FROM box AS b WHERE b.state NOT IN ('open', 'sealed'));
ALTER TABLE box_sheets ADD COLUMN counts int NOT NULL DEFAULT 0;
UPDATE box_slip SET spent_for = '' WHERE box IN (SELECT b.box FROM box AS b WHERE b.state NOT IN ('open', 'sealed'));

CREATE OR REPLACE FUNCTION sheets_entered(of_box text) RETURNS boolean LANGUAGE sql AS
  $$ SELECT sheets IS NOT NULL FROM box WHERE box = of_box $$;

-- As before, and with nothing in it of what a slip was spent for, nor of what each has read off the sheets.
CREATE OR REPLACE FUNCTION forget_order(of_box text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH held AS (DELETE FROM box_slip WHERE box = of_box RETURNING *)
    INSERT INTO box_slip SELECT box, slip, way, '' FROM held ORDER BY slip;
  WITH held AS (DELETE FROM box_nullifier WHERE box = of_box RETURNING *)
    INSERT INTO box_nullifier SELECT box, nullifier, '' FROM held ORDER BY nullifier;
  WITH held AS (DELETE FROM box_surrendered WHERE box = of_box RETURNING *)
    INSERT INTO box_surrendered SELECT * FROM held ORDER BY nullifier;
  WITH held AS (DELETE FROM box_paper WHERE box = of_box RETURNING *)
    INSERT INTO box_paper SELECT * FROM held ORDER BY tag;
  DELETE FROM box_code WHERE box = of_box;
  DELETE FROM box_sheets WHERE box = of_box AND teller <> '';
END $$;

CREATE OR REPLACE FUNCTION move_box(of_box text, from_state text, to_state text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_keys(ARRAY['box ' || of_box]);
  UPDATE box SET state = to_state WHERE box = of_box AND state = from_state;
  IF NOT FOUND THEN RETURN false; END IF;
  IF to_state IN ('closing', 'settling') THEN
    UPDATE box SET private_key = NULL WHERE box = of_box;
    PERFORM forget_order(of_box);
  END IF;
  IF to_state = 'settling' THEN DELETE FROM box_sheets WHERE box = of_box; END IF;
  RETURN true;
END $$;

CREATE FUNCTION turn_box(of_box text, from_state text, to_state text, new_counts int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_keys(ARRAY['box ' || of_box]);
  UPDATE box SET counts = new_counts, state = CASE state WHEN from_state THEN to_state ELSE state END
    WHERE box = of_box;
END $$;

CREATE FUNCTION papers_of(sheets jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS
  $$ SELECT coalesce(jsonb_agg(s -> 'paper'), '[]') FROM jsonb_array_elements(sheets) AS s $$;

-- What became of sheets somebody has entered, after so many counts. The row without a teller stands for the two who
-- entered the same; it has their tokens and tags, so that others can take their place.
DROP FUNCTION enter_sheets(text, text, jsonb);
CREATE FUNCTION enter_sheets(of_box text, by_teller text, sheets jsonb, after int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  pile jsonb := papers_of(sheets);
  standing record;
  entered record;
BEGIN
  PERFORM lock_keys(ARRAY['box ' || of_box]);
  SELECT * INTO standing FROM box AS b WHERE b.box = of_box;
  SELECT * INTO entered FROM box_sheets AS s WHERE s.box = of_box AND s.teller = '';
  IF entered.counts = after THEN
    RETURN CASE WHEN in_order(papers_of(entered.papers::jsonb)) = in_order(pile) THEN 'entered' ELSE 'otherwise' END;
  END IF;
  IF standing.counts <> after OR standing.state NOT IN ('open', 'closing', 'closed') THEN RETURN 'sealed'; END IF;
  IF standing.sheets IS NOT NULL AND entered.box IS NULL THEN RETURN 'otherwise'; END IF;
  DELETE FROM box_sheets AS s WHERE s.box = of_box AND s.teller <> '' AND s.counts < after;
  INSERT INTO box_sheets (box, teller, counts, papers) VALUES (of_box, by_teller, after, pile::text)
    ON CONFLICT (box, teller) DO UPDATE SET papers = excluded.papers;
  IF (SELECT count(*) FROM box_sheets AS s WHERE s.box = of_box AND s.teller <> '') < 2 THEN RETURN 'waiting'; END IF;
  IF (SELECT count(*) FROM box_sheets AS s WHERE s.box = of_box AND s.teller <> ''
      AND in_order(s.papers::jsonb) = in_order(pile)) < 2 THEN
    RETURN 'differs';
  END IF;
  PERFORM take_out_sheets(of_box, entered.papers::jsonb);
  PERFORM put_in_sheets(of_box, sheets, after);
  RETURN 'entered';
END $$;

CREATE FUNCTION take_out_sheets(of_box text, those jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM box_sheets AS s WHERE s.box = of_box;
  DELETE FROM box_nullifier AS n USING jsonb_array_elements(those) AS s
    WHERE n.box = of_box AND n.nullifier = s ->> 'nullifier';
  DELETE FROM box_paper AS p USING jsonb_array_elements(those) AS s WHERE p.box = of_box AND p.tag = s ->> 'tag';
END $$;

-- By their tags, which say nothing of the pile.
CREATE FUNCTION put_in_sheets(of_box text, those jsonb, after int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO box_sheets (box, teller, counts, papers)
    SELECT of_box, '', after, coalesce(jsonb_agg(s ORDER BY s ->> 'tag' COLLATE "C"), '[]')::text
      FROM jsonb_array_elements(those) AS s;
  UPDATE box AS b SET sheets = jsonb_array_length(those) WHERE b.box = of_box;
  INSERT INTO box_nullifier (box, nullifier, body_hash)
    SELECT of_box, s ->> 'nullifier', '-' FROM jsonb_array_elements(those) AS s;
  INSERT INTO box_paper (box, tag, paper)
    SELECT of_box, s ->> 'tag', s ->> 'paper' FROM jsonb_array_elements(those) AS s;
END $$;
