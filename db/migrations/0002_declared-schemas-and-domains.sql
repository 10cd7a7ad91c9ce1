-- An xsd:dateTime as scim/date-time.ts reads it: finer fractions than milliseconds are cut, a missing zone means UTC.
CREATE FUNCTION scim_instant(value text) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (regexp_replace(upper(btrim(value)), '(\.\d{3})\d+', '\1')
  || CASE WHEN value ~* '(z|[+-]\d\d:\d\d)\s*$' THEN '' ELSE 'Z' END)::timestamptz;
--> statement-breakpoint
CREATE TABLE "domains" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text collate "C" NOT NULL,
	"token" text NOT NULL,
	"verified_at" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"problem" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "domains_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "scim_schemas" (
	"team_id" text NOT NULL,
	"urn" text NOT NULL,
	"urn_key" text collate "C" GENERATED ALWAYS AS (scim_fold(urn)) STORED NOT NULL,
	"resource_type" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"attributes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scim_schemas_team_id_urn_key_pk" PRIMARY KEY("team_id","urn_key")
);
--> statement-breakpoint
CREATE TABLE "scim_unique_values" (
	"team_id" text NOT NULL,
	"attribute" text collate "C" NOT NULL,
	"value_key" text collate "C" NOT NULL,
	"member_id" text,
	"group_id" text,
	CONSTRAINT "scim_unique_values_team_id_attribute_value_key_pk" PRIMARY KEY("team_id","attribute","value_key"),
	CONSTRAINT "scim_unique_values_owner" CHECK (num_nonnulls(member_id, group_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "scim_settings" ADD COLUMN "schemas_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_schemas" ADD CONSTRAINT "scim_schemas_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_unique_values" ADD CONSTRAINT "scim_unique_values_member" FOREIGN KEY ("team_id","member_id") REFERENCES "public"."members"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_unique_values" ADD CONSTRAINT "scim_unique_values_group" FOREIGN KEY ("team_id","group_id") REFERENCES "public"."groups"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "domains_team_name" ON "domains" USING btree ("team_id","name");--> statement-breakpoint
CREATE INDEX "domains_name" ON "domains" USING btree ("name");--> statement-breakpoint
CREATE INDEX "scim_unique_values_member" ON "scim_unique_values" USING btree ("team_id","member_id");--> statement-breakpoint
CREATE INDEX "scim_unique_values_group" ON "scim_unique_values" USING btree ("team_id","group_id");