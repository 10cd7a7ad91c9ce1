CREATE TABLE "password_attempts" (
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"attempts" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "password_attempts_kind_subject_pk" PRIMARY KEY("kind","subject")
);
--> statement-breakpoint
CREATE INDEX "password_attempts_since" ON "password_attempts" USING btree ("since");