CREATE SEQUENCE "public"."ledger_entries" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
-- What is there stays without a number: to write one into every row would rewrite the table.
ALTER TABLE "ledger" ADD COLUMN "entry" bigint;--> statement-breakpoint
ALTER TABLE "ledger" ALTER COLUMN "entry" SET DEFAULT nextval('ledger_entries');--> statement-breakpoint
ALTER TABLE "seals" ADD COLUMN "up_to" bigint;--> statement-breakpoint
CREATE INDEX "ledger_entry" ON "ledger" USING btree ("entry") WHERE entry is not null;
