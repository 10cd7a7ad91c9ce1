DROP INDEX "members_active";--> statement-breakpoint
CREATE INDEX "members_active" ON "members" USING btree ("team_id","id") WHERE active;