-- None are printed anew while one that was handed out is not used: it would be worth nothing.
CREATE OR REPLACE FUNCTION print_codes(w jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  printed bigint;
  used bigint;
  handed_out bigint;
BEGIN
  SELECT count(*), count(*) FILTER (WHERE spent_for <> '') INTO printed, used FROM box_code WHERE box = w ->> 'box';
  SELECT count(*) INTO handed_out FROM box_slip WHERE box = w ->> 'box' AND way = w ->> 'way';
  IF printed > 0 AND used < handed_out THEN RETURN 'slipsOut'; END IF;
  DELETE FROM box_code WHERE box = w ->> 'box' AND spent_for = '';
  -- A chance of one in millions: the code of a slip that was used is not printed a second time.
  INSERT INTO box_code (box, code, spent_for)
    SELECT w ->> 'box', c, '' FROM jsonb_array_elements_text(w -> 'codes') AS c ORDER BY c ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
