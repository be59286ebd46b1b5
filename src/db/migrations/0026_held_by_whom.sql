ALTER TABLE "inbox" ADD COLUMN "fetcher" text;--> statement-breakpoint
ALTER TABLE "paper_work" ADD COLUMN "clerk" text;