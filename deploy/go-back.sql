-- Fills the tables that an older version has made anew with the copy that a newer one kept of them (docs/OPERATIONS.md):
--   psql "$DATABASE_URL" -v copy=before_version_N -f deploy/go-back.sql
\set ON_ERROR_STOP on
BEGIN;
SELECT 'TRUNCATE ' || string_agg(format('public.%I', relname), ', ')
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition \gexec
-- A table after those that it refers to.
WITH RECURSIVE ours AS (
  SELECT oid, relname FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
), placed AS (
  SELECT oid, relname, 0 AS place FROM ours
  UNION ALL
  SELECT ours.oid, ours.relname, placed.place + 1 FROM placed
  JOIN pg_constraint ON confrelid = placed.oid AND conrelid <> confrelid AND contype = 'f'
  JOIN ours ON ours.oid = conrelid
)
SELECT format('INSERT INTO public.%1$I SELECT * FROM %2$I.%1$I', relname, :'copy')
  FROM placed GROUP BY relname ORDER BY max(place) \gexec
COMMIT;
