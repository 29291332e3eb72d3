-- What PostgreSQL samples of a table for its plans lies in a catalogue of its own, where it outlives the rows: names, keys of
-- cases and of boxes, what a slip was spent for. So it samples ids alone. Giving a column its type anew forgets what it sampled before.
DO $$
DECLARE
  col record;
BEGIN
  FOR col IN
    SELECT c.oid::regclass AS of_table, quote_ident(a.attname) AS name, format_type(a.atttypid, NULL) AS type
    FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND (format_type(a.atttypid, NULL) IN ('text', 'bytea') OR c.relname LIKE 'box\_%' OR a.attname = 'account_name')
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER %s TYPE %s, ALTER %s SET STATISTICS 0',
      col.of_table, col.name, col.type, col.name);
  END LOOP;
END $$;
