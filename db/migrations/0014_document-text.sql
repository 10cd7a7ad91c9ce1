ALTER TABLE "groups" ADD COLUMN "document_text" text GENERATED ALWAYS AS (substr(document::text, 2, length(document::text) - 2)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "document_text" text GENERATED ALWAYS AS (substr(document::text, 2, length(document::text) - 2)) STORED NOT NULL;--> statement-breakpoint
-- A person of usual size, who has the document twice now, still lies in the row itself, not compressed. Of a partitioned
-- table the partitions are told.
DO $muster$
DECLARE
  leaf regclass;
BEGIN
  FOR leaf IN
    SELECT c.oid::regclass FROM pg_class c WHERE c.relkind = 'r' AND (c.oid = 'members'::regclass
      OR c.oid IN (SELECT i.inhrelid FROM pg_inherits i WHERE i.inhparent = 'members'::regclass))
  LOOP
    EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 4080)', leaf);
  END LOOP;
END
$muster$;
