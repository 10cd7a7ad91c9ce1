CREATE TABLE "sso_assertions" (
	"team_id" text NOT NULL,
	"method_id" text NOT NULL,
	"assertion_id" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sso_assertions_team_id_method_id_assertion_id_pk" PRIMARY KEY("team_id","method_id","assertion_id")
);
--> statement-breakpoint
CREATE TABLE "sso_requests" (
	"team_id" text NOT NULL,
	"id_hash" text NOT NULL,
	"method_id" text NOT NULL,
	"kind" text NOT NULL,
	"target" text,
	"remember" boolean DEFAULT false NOT NULL,
	"sealed_secrets" text,
	"browser_hash" text,
	"member_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sso_requests_team_id_id_hash_pk" PRIMARY KEY("team_id","id_hash")
);
--> statement-breakpoint
CREATE TABLE "sso_subjects" (
	"team_id" text NOT NULL,
	"method_id" text NOT NULL,
	"subject" text collate "C" NOT NULL,
	"member_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "sso_subjects_team_id_method_id_subject_pk" PRIMARY KEY("team_id","method_id","subject")
);
--> statement-breakpoint
CREATE TABLE "sso_tests" (
	"team_id" text NOT NULL,
	"method_id" text NOT NULL,
	"result" jsonb NOT NULL,
	"member_id" text NOT NULL,
	"member_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sso_tests_team_id_method_id_pk" PRIMARY KEY("team_id","method_id")
);
--> statement-breakpoint
ALTER TABLE "sso_methods" ADD COLUMN "tested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "sso_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sso_assertions" ADD CONSTRAINT "sso_assertions_method" FOREIGN KEY ("team_id","method_id") REFERENCES "public"."sso_methods"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_requests" ADD CONSTRAINT "sso_requests_method" FOREIGN KEY ("team_id","method_id") REFERENCES "public"."sso_methods"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_subjects" ADD CONSTRAINT "sso_subjects_method" FOREIGN KEY ("team_id","method_id") REFERENCES "public"."sso_methods"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_tests" ADD CONSTRAINT "sso_tests_method" FOREIGN KEY ("team_id","method_id") REFERENCES "public"."sso_methods"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sso_assertions_expiry" ON "sso_assertions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sso_requests_expiry" ON "sso_requests" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sso_subjects_member" ON "sso_subjects" USING btree ("team_id","member_id");--> statement-breakpoint
CREATE INDEX "sso_methods_id" ON "sso_methods" USING btree ("id");