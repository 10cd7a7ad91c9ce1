CREATE TABLE "team_deletions" (
	"team_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"plan" text NOT NULL,
	"members" integer NOT NULL,
	"deleted_by_name" text NOT NULL,
	"deleted_by_email" text NOT NULL,
	"ip" text,
	"user_agent" text,
	"request_id" text NOT NULL,
	"deleted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "audit_events_target";--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "slug" text collate "C" DEFAULT 'team-' || left(md5(gen_random_uuid()::text), 12) NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("team_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("team_id","action","at","id");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("team_id","actor_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_slug" ON "teams" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "audit_events" USING btree ("team_id","target_id","at","id");--> statement-breakpoint
-- Teams that were there before get the address of their name, where it makes a good one and no other team has it.
UPDATE "teams" t SET "slug" = c."slug"
FROM (
  SELECT "id", "slug", row_number() OVER (PARTITION BY "slug" ORDER BY "created_at", "id") AS place
  FROM (
    SELECT "id", "created_at",
      btrim(left(btrim(regexp_replace(lower("name"), '[^a-z0-9]+', '-', 'g'), '-'), 40), '-') AS "slug"
    FROM "teams"
  ) named
  WHERE length("slug") >= 3
) c
WHERE c."id" = t."id" AND c.place = 1;
--> statement-breakpoint
-- The audit log is append-only for every role, the tables' owner, too: no row is changed, and one goes only with its team
-- or, when it is old enough, through prune_audit_events.
CREATE FUNCTION audit_events_refuse() RETURNS trigger LANGUAGE plpgsql AS $muster$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only: % is refused', lower(TG_OP) USING ERRCODE = 'insufficient_privilege';
END
$muster$;
--> statement-breakpoint
CREATE TRIGGER "audit_events_unchanged" BEFORE UPDATE OR TRUNCATE ON "audit_events"
FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse();
--> statement-breakpoint
CREATE FUNCTION audit_events_refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $muster$
BEGIN
  IF EXISTS (
    SELECT 1 FROM removed r JOIN "teams" t ON t."id" = r."team_id"
    WHERE current_setting('muster.pruning', true) IS DISTINCT FROM 'on' OR r."at" > now() - interval '30 days'
  ) THEN
    RAISE EXCEPTION 'The audit log is append-only: delete is refused' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$muster$;
--> statement-breakpoint
CREATE TRIGGER "audit_events_kept" AFTER DELETE ON "audit_events" REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse_removal();
--> statement-breakpoint
-- Removes at most rows_max rows older than `before`, none younger than 30 days whatever `before` says; gives how many.
CREATE FUNCTION prune_audit_events(before timestamptz, rows_max integer) RETURNS integer LANGUAGE plpgsql
SET muster.pruning = 'on' AS $muster$
DECLARE
  removed_count integer;
BEGIN
  WITH old AS (
    SELECT e."team_id", e."id"
    FROM "teams" t CROSS JOIN LATERAL (
      SELECT a."team_id", a."id" FROM "audit_events" a
      WHERE a."team_id" = t."id" AND a."at" < least(before, now() - interval '30 days')
      ORDER BY a."at" LIMIT rows_max
    ) e
    LIMIT rows_max
  )
  DELETE FROM "audit_events" a USING old WHERE a."team_id" = old."team_id" AND a."id" = old."id";
  GET DIAGNOSTICS removed_count = ROW_COUNT;
  RETURN removed_count;
END
$muster$;
