-- scim_fold is the comparison key of strings that are not case exact (RFC 7643 2.2). Its collation decides what
-- "lower case" means and must not be the database's own, which may be C: the first UTF-8 collation that this server
-- has is taken, all of which lower-case code point by code point.
DO $muster$
DECLARE
  chosen text;
BEGIN
  IF current_setting('server_version_num')::integer < 150000 THEN
    RAISE EXCEPTION 'Muster needs PostgreSQL 15 or newer, this server is %', current_setting('server_version');
  END IF;
  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'Muster needs a database with encoding UTF8, this one has %', current_setting('server_encoding');
  END IF;
  SELECT collname INTO chosen
  FROM pg_collation
  WHERE collname IN ('pg_c_utf8', 'C.utf8', 'C.UTF-8', 'und-x-icu')
    AND collencoding IN (-1, pg_char_to_encoding('UTF8'))
  ORDER BY array_position(ARRAY['pg_c_utf8', 'C.utf8', 'C.UTF-8', 'und-x-icu'], collname::text)
  LIMIT 1;
  IF chosen IS NULL THEN
    RAISE EXCEPTION 'Muster needs one of the collations pg_c_utf8, C.utf8 and und-x-icu';
  END IF;
  EXECUTE format(
    'CREATE FUNCTION scim_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
     RETURN lower(value COLLATE pg_catalog.%I) COLLATE "C"', chosen);
END
$muster$;
--> statement-breakpoint
CREATE FUNCTION scim_email(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN coalesce(
  jsonb_path_query_first(document, '$.emails[*] ? (@.primary == true).value') #>> '{}',
  jsonb_path_query_first(document, '$.emails[*].value') #>> '{}',
  CASE WHEN document ->> 'userName' ~ '^[^@[:space:]]+@[^@[:space:]]+$' THEN document ->> 'userName' END
);
--> statement-breakpoint
CREATE FUNCTION scim_email_keys(document jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN ARRAY(SELECT scim_fold(value #>> '{}') FROM jsonb_path_query(document, '$.emails[*].value') AS value);
