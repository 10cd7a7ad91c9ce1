CREATE TABLE "resource_counts" (
	"team_id" text NOT NULL,
	"kind" text NOT NULL,
	"level" smallint NOT NULL,
	"block" text collate "C" NOT NULL,
	"shard" smallint NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "resource_counts_team_id_kind_level_block_shard_pk" PRIMARY KEY("team_id","kind","level","block","shard")
);

--> statement-breakpoint
CREATE FUNCTION members_count() RETURNS trigger LANGUAGE plpgsql AS $muster$
DECLARE
  one integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO "resource_counts" AS k ("team_id", "kind", "level", "block", "shard", "n")
  SELECT c."team_id", 'User', l.level, left(c."id", 4 + l.level), pg_backend_pid() % 32, one * count(*)
  FROM changed c CROSS JOIN (VALUES (4), (6), (8)) l(level)
  WHERE (one = 1 OR EXISTS (SELECT 1 FROM "teams" t WHERE t."id" = c."team_id")) GROUP BY 1, 3, 4
  UNION ALL
  SELECT c."team_id", 'seat', 0, '', pg_backend_pid() % 32, one * count(*) FROM changed c
  WHERE c."active" AND (one = 1 OR EXISTS (SELECT 1 FROM "teams" t WHERE t."id" = c."team_id")) GROUP BY 1
  ORDER BY 1, 2, 3, 4
  ON CONFLICT ("team_id", "kind", "level", "block", "shard") DO UPDATE SET "n" = k."n" + excluded."n";
  RETURN NULL;
END
$muster$;
--> statement-breakpoint
CREATE FUNCTION members_count_seat() RETURNS trigger LANGUAGE plpgsql AS $muster$
BEGIN
  INSERT INTO "resource_counts" AS k ("team_id", "kind", "level", "block", "shard", "n")
  VALUES (NEW."team_id", 'seat', 0, '', pg_backend_pid() % 32, CASE WHEN NEW."active" THEN 1 ELSE -1 END)
  ON CONFLICT ("team_id", "kind", "level", "block", "shard") DO UPDATE SET "n" = k."n" + excluded."n";
  RETURN NULL;
END
$muster$;
--> statement-breakpoint
CREATE FUNCTION groups_count() RETURNS trigger LANGUAGE plpgsql AS $muster$
DECLARE
  one integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO "resource_counts" AS k ("team_id", "kind", "level", "block", "shard", "n")
  SELECT c."team_id", 'Group', l.level, left(c."id", 4 + l.level), pg_backend_pid() % 32, one * count(*)
  FROM changed c CROSS JOIN (VALUES (4), (6), (8)) l(level)
  WHERE (one = 1 OR EXISTS (SELECT 1 FROM "teams" t WHERE t."id" = c."team_id")) GROUP BY 1, 3, 4
  ORDER BY 1, 2, 3, 4
  ON CONFLICT ("team_id", "kind", "level", "block", "shard") DO UPDATE SET "n" = k."n" + excluded."n";
  RETURN NULL;
END
$muster$;
--> statement-breakpoint
-- With a team its counts go; its rows, which go after it, have none to be taken off any more.
CREATE FUNCTION teams_forget_counts() RETURNS trigger LANGUAGE plpgsql AS $muster$
BEGIN
  DELETE FROM "resource_counts" WHERE "team_id" = OLD."id";
  RETURN NULL;
END
$muster$;
--> statement-breakpoint
CREATE TRIGGER "members_added" AFTER INSERT ON "members" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION members_count();
--> statement-breakpoint
CREATE TRIGGER "members_taken" AFTER DELETE ON "members" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION members_count();
--> statement-breakpoint
CREATE TRIGGER "members_switched" AFTER UPDATE ON "members"
FOR EACH ROW WHEN (OLD."active" IS DISTINCT FROM NEW."active") EXECUTE FUNCTION members_count_seat();
--> statement-breakpoint
CREATE TRIGGER "groups_added" AFTER INSERT ON "groups" REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION groups_count();
--> statement-breakpoint
CREATE TRIGGER "groups_taken" AFTER DELETE ON "groups" REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION groups_count();
--> statement-breakpoint
CREATE TRIGGER "teams_gone" AFTER DELETE ON "teams" FOR EACH ROW EXECUTE FUNCTION teams_forget_counts();
--> statement-breakpoint
INSERT INTO "resource_counts" ("team_id", "kind", "level", "block", "shard", "n")
SELECT r."team_id", r.kind, l.level, left(r."id", 4 + l.level), 0, count(*)
FROM (SELECT "team_id", "id", 'User' AS kind FROM "members"
  UNION ALL SELECT "team_id", "id", 'Group' FROM "groups") r
CROSS JOIN (VALUES (4), (6), (8)) l(level) GROUP BY 1, 2, 3, 4
UNION ALL
SELECT "team_id", 'seat', 0, '', 0, count(*) FROM "members" WHERE "active" GROUP BY 1;
