-- What the Members page searches in: name, userName and e-mail addresses, folded, a line each.
CREATE FUNCTION member_search_key(document jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (
  SELECT coalesce(string_agg(DISTINCT scim_fold(left(line, 512)), E'\n'), '')
  FROM (
    SELECT coalesce(
      nullif(document ->> 'displayName', ''),
      nullif(document #>> '{name,formatted}', ''),
      nullif(btrim(coalesce(document #>> '{name,givenName}', '') || ' ' || coalesce(document #>> '{name,familyName}', '')), '')
    ) AS line
    UNION ALL SELECT document ->> 'userName'
    UNION ALL SELECT value #>> '{}' FROM jsonb_path_query(document, '$.emails[*].value') AS value
  ) lines
);
--> statement-breakpoint
-- One rewrite of the table for all columns. Names are cut to what fits into an index.
ALTER TABLE "members" DROP COLUMN "shown_name", DROP COLUMN "shown_name_key",
ADD COLUMN "shown_name" text GENERATED ALWAYS AS (left(coalesce(
  nullif(document ->> 'displayName', ''),
  nullif(document #>> '{name,formatted}', ''),
  nullif(btrim(coalesce(document #>> '{name,givenName}', '') || ' ' || coalesce(document #>> '{name,familyName}', '')), ''),
  document ->> 'userName'
), 512)) STORED NOT NULL,
ADD COLUMN "shown_name_key" text collate "C" GENERATED ALWAYS AS (scim_fold(left(coalesce(
  nullif(document ->> 'displayName', ''),
  nullif(document #>> '{name,formatted}', ''),
  nullif(btrim(coalesce(document #>> '{name,givenName}', '') || ' ' || coalesce(document #>> '{name,familyName}', '')), ''),
  document ->> 'userName'
), 512))) STORED NOT NULL,
ADD COLUMN "search_key" text collate "C" GENERATED ALWAYS AS (member_search_key(document)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "members_shown_name" ON "members" USING btree ("team_id","shown_name_key","id");--> statement-breakpoint
CREATE INDEX "member_roles_role" ON "member_roles" USING btree ("team_id","role","member_id");--> statement-breakpoint
CREATE INDEX "members_joined" ON "members" USING btree ("team_id","joined_at","id");--> statement-breakpoint
-- Parts of names are found by trigrams. A server that does not have them, or does not let us, is searched without an index.
DO $muster$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "members_search" ON "members" USING gin ("search_key" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'Members are searched without an index: %', SQLERRM;
END
$muster$;
