ALTER TABLE "inbox" ADD COLUMN "fetch_tries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "fetch_after" timestamp(3) with time zone;--> statement-breakpoint
CREATE INDEX "inbox_fetching" ON "inbox" USING btree ("chat_id","id") WHERE status = 'fetching';