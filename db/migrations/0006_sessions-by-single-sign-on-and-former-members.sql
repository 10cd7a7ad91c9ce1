CREATE TABLE "former_members" (
	"team_id" text NOT NULL,
	"account_id" text NOT NULL,
	"removed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "former_members_team_id_account_id_pk" PRIMARY KEY("team_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "sso_team_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "sso_method_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "sso_team_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "saml_subject" jsonb;--> statement-breakpoint
ALTER TABLE "former_members" ADD CONSTRAINT "former_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_members" ADD CONSTRAINT "former_members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_members_account" ON "former_members" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_sso" ON "sessions" USING btree ("sso_team_id","sso_method_id") WHERE ended_at is null and saml_subject is not null;--> statement-breakpoint
-- Whatever removes a member remembers whose account it was, unless the whole team goes.
CREATE FUNCTION members_remember() RETURNS trigger LANGUAGE plpgsql AS $muster$
BEGIN
  INSERT INTO "former_members" ("team_id", "account_id")
  SELECT r."team_id", r."account_id" FROM removed r JOIN "teams" t ON t."id" = r."team_id"
  WHERE r."account_id" IS NOT NULL
  ON CONFLICT ("team_id", "account_id") DO UPDATE SET "removed_at" = now();
  RETURN NULL;
END
$muster$;
--> statement-breakpoint
CREATE TRIGGER "members_remembered" AFTER DELETE ON "members" REFERENCING OLD TABLE AS removed
FOR EACH STATEMENT EXECUTE FUNCTION members_remember();
--> statement-breakpoint
-- Of those who were removed before, the ones whose account the team's own provider made can be told.
INSERT INTO "former_members" ("team_id", "account_id")
SELECT t."id", a."id" FROM "accounts" a JOIN "teams" t ON t."id" = a."created_by_team_id"
WHERE NOT EXISTS (SELECT 1 FROM "members" m WHERE m."team_id" = t."id" AND m."account_id" = a."id");
