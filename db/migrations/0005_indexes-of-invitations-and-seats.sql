CREATE INDEX "invitations_by_member" ON "invitations" USING btree ("team_id","member_id");--> statement-breakpoint
CREATE INDEX "members_active" ON "members" USING btree ("team_id") WHERE active;