CREATE TABLE "domain_claims" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "answer" jsonb;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "next_check_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "failing_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "domains" ADD COLUMN "warned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "domain_claims" ADD CONSTRAINT "domain_claims_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "domain_claims_team" ON "domain_claims" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "domains_due" ON "domains" USING btree ("next_check_at") WHERE next_check_at is not null;--> statement-breakpoint
ALTER TABLE "domains" DROP COLUMN "problem";--> statement-breakpoint
-- Whoever verified a domain first before this table was there.
INSERT INTO "domain_claims" ("name", "team_id", "claimed_at")
	SELECT DISTINCT ON ("name") "name", "team_id", "verified_at" FROM "domains"
	WHERE "verified_at" IS NOT NULL ORDER BY "name", "verified_at";
