ALTER TABLE "groups" ADD COLUMN "document_text" text GENERATED ALWAYS AS (substr(document::text, 2, length(document::text) - 2)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "document_text" text GENERATED ALWAYS AS (substr(document::text, 2, length(document::text) - 2)) STORED NOT NULL;--> statement-breakpoint
-- A person of usual size, who has the document twice now, still lies in the row itself, not compressed.
ALTER TABLE "members" SET (toast_tuple_target = 4080);
