-- A doc already compacted beyond `up_to` is left alone: an older snapshot would bring deleted words back.
CREATE FUNCTION compact_doc(of_doc text, up_to bigint, snapshot bytea) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_keys(ARRAY['doc ' || of_doc]);
  IF up_to > doc_seq(of_doc) THEN PERFORM bug(format('%s has no row %s to compact', of_doc, up_to)); END IF;
  PERFORM 1 FROM doc_update WHERE doc = of_doc AND seq = up_to;
  IF NOT FOUND THEN RETURN; END IF;
  DELETE FROM doc_update WHERE doc = of_doc AND seq <= up_to;
  INSERT INTO doc_update (doc, seq, bytes) VALUES (of_doc, up_to, snapshot);
END $$;

-- Answers whether it had still to be done. A record written before is dropped: it is written anew from the entries.
CREATE FUNCTION rewrite_entries(rewriting jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  name text := rewriting ->> 'stream';
  entry jsonb;
BEGIN
  PERFORM lock_keys(ARRAY['stream ' || name]);
  INSERT INTO erasure (erasure, stream) VALUES (rewriting ->> 'erasure', name) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  FOR entry IN SELECT jsonb_array_elements(rewriting -> 'entries') LOOP
    UPDATE event SET fields = entry ->> 'fields' WHERE stream = name AND seq = (entry -> 'seq')::bigint;
    IF NOT FOUND THEN PERFORM bug(format('%s has no entry %s to rewrite', name, entry -> 'seq')); END IF;
  END LOOP;
  UPDATE stream SET summary = rewriting ->> 'summary' WHERE stream = name;
  DELETE FROM record WHERE stream = name;
  RETURN true;
END $$;
