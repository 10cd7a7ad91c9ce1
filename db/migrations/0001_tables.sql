CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text collate "C" GENERATED ALWAYS AS (scim_fold(email)) STORED NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_by_team_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"team_id" text,
	"remember" boolean DEFAULT false NOT NULL,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"target_id" text,
	"target_name" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"ip" text,
	"user_agent" text,
	"request_id" text,
	CONSTRAINT "audit_events_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"team_id" text NOT NULL,
	"group_id" text NOT NULL,
	"member_id" text NOT NULL,
	CONSTRAINT "group_members_team_id_group_id_member_id_pk" PRIMARY KEY("team_id","group_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "group_roles" (
	"team_id" text NOT NULL,
	"group_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "group_roles_team_id_group_id_role_pk" PRIMARY KEY("team_id","group_id","role")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"document" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"display_name" text GENERATED ALWAYS AS (document ->> 'displayName') STORED NOT NULL,
	"display_name_key" text collate "C" GENERATED ALWAYS AS (scim_fold(document ->> 'displayName')) STORED NOT NULL,
	"external_id" text collate "C" GENERATED ALWAYS AS (document ->> 'externalId') STORED,
	CONSTRAINT "groups_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"member_id" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text collate "C" GENERATED ALWAYS AS (scim_fold(email)) STORED NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "member_roles" (
	"team_id" text NOT NULL,
	"member_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "member_roles_team_id_member_id_role_pk" PRIMARY KEY("team_id","member_id","role")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"account_id" text,
	"document" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text NOT NULL,
	"managed" boolean DEFAULT false NOT NULL,
	"joined_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"user_name" text GENERATED ALWAYS AS (document ->> 'userName') STORED NOT NULL,
	"user_name_key" text collate "C" GENERATED ALWAYS AS (scim_fold(document ->> 'userName')) STORED NOT NULL,
	"external_id" text collate "C" GENERATED ALWAYS AS (document ->> 'externalId') STORED,
	"active" boolean GENERATED ALWAYS AS (coalesce((document ->> 'active')::boolean, true)) STORED NOT NULL,
	"email" text GENERATED ALWAYS AS (scim_email(document)) STORED,
	"email_key" text collate "C" GENERATED ALWAYS AS (scim_fold(scim_email(document))) STORED,
	"email_keys" text[] GENERATED ALWAYS AS (scim_email_keys(document)) STORED NOT NULL,
	"shown_name" text GENERATED ALWAYS AS (coalesce(
  nullif(document ->> 'displayName', ''),
  nullif(document #>> '{name,formatted}', ''),
  nullif(btrim(coalesce(document #>> '{name,givenName}', '') || ' ' || coalesce(document #>> '{name,familyName}', '')), ''),
  document ->> 'userName'
)) STORED NOT NULL,
	"shown_name_key" text collate "C" GENERATED ALWAYS AS (scim_fold(coalesce(
  nullif(document ->> 'displayName', ''),
  nullif(document #>> '{name,formatted}', ''),
  nullif(btrim(coalesce(document #>> '{name,givenName}', '') || ' ' || coalesce(document #>> '{name,familyName}', '')), ''),
  document ->> 'userName'
))) STORED NOT NULL,
	"display_name_key" text collate "C" GENERATED ALWAYS AS (scim_fold(document ->> 'displayName')) STORED,
	"given_name_key" text collate "C" GENERATED ALWAYS AS (scim_fold(document #>> '{name,givenName}')) STORED,
	"family_name_key" text collate "C" GENERATED ALWAYS AS (scim_fold(document #>> '{name,familyName}')) STORED,
	CONSTRAINT "members_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "scim_keys" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_by_member_id" text,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"replaced_by_id" text,
	"last_used_at" timestamp (3) with time zone,
	"last_used_ip" text,
	"last_used_by" text,
	"last_used_method" text,
	"last_used_path" text,
	"last_used_status" integer,
	CONSTRAINT "scim_keys_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "scim_settings" (
	"team_id" text PRIMARY KEY NOT NULL,
	"enabled" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sso_methods" (
	"team_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"provider" text NOT NULL,
	"protocol" text NOT NULL,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"enabled" boolean DEFAULT false NOT NULL,
	"adds_new_users" boolean DEFAULT false NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sso_methods_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"plan" text NOT NULL,
	"seats" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group" FOREIGN KEY ("team_id","group_id") REFERENCES "public"."groups"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_member" FOREIGN KEY ("team_id","member_id") REFERENCES "public"."members"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_roles" ADD CONSTRAINT "group_roles_group" FOREIGN KEY ("team_id","group_id") REFERENCES "public"."groups"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member" FOREIGN KEY ("team_id","member_id") REFERENCES "public"."members"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_roles" ADD CONSTRAINT "member_roles_member" FOREIGN KEY ("team_id","member_id") REFERENCES "public"."members"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_keys" ADD CONSTRAINT "scim_keys_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_settings" ADD CONSTRAINT "scim_settings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sso_methods" ADD CONSTRAINT "sso_methods_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "audit_events" USING btree ("team_id","target_id","id");--> statement-breakpoint
CREATE INDEX "group_members_member" ON "group_members" USING btree ("team_id","member_id","group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_display_name" ON "groups" USING btree ("team_id","display_name_key");--> statement-breakpoint
CREATE INDEX "groups_external_id" ON "groups" USING btree ("team_id","external_id");--> statement-breakpoint
CREATE INDEX "groups_updated_at" ON "groups" USING btree ("team_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("team_id","email_key");--> statement-breakpoint
CREATE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "members_user_name" ON "members" USING btree ("team_id","user_name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "members_account" ON "members" USING btree ("team_id","account_id") WHERE account_id is not null;--> statement-breakpoint
CREATE INDEX "members_external_id" ON "members" USING btree ("team_id","external_id");--> statement-breakpoint
CREATE INDEX "members_account_teams" ON "members" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "members_shown_name" ON "members" USING btree ("team_id","shown_name_key","id");--> statement-breakpoint
CREATE INDEX "members_updated_at" ON "members" USING btree ("team_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "members_inactive" ON "members" USING btree ("team_id","id") WHERE not active;--> statement-breakpoint
CREATE INDEX "members_email_keys" ON "members" USING gin ("email_keys");--> statement-breakpoint
CREATE INDEX "scim_keys_hash" ON "scim_keys" USING btree ("hash");