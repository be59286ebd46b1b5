DROP INDEX "ledger_at";--> statement-breakpoint
CREATE INDEX "orders_vendor_placed" ON "orders" USING btree ("vendor_id","placed_at");--> statement-breakpoint
CREATE INDEX "ledger_at" ON "ledger" USING btree ("at","act");