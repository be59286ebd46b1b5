DROP INDEX "vendor_identities_fingerprint";--> statement-breakpoint
DROP INDEX "orders_unit";--> statement-breakpoint
CREATE INDEX "ledger_notable" ON "ledger" USING btree ("at") WHERE act in ('forceCancel', 'escalate')
  or (act in ('receive', 'count', 'dispute') and data -> 'lateness' ->> 'waived' is not null);--> statement-breakpoint
CREATE INDEX "papers_plain_npwp" ON "papers" USING btree ("code") WHERE file -> 'vendor' ->> 'npwp' not like 'sealed:%';--> statement-breakpoint
CREATE INDEX "products_withheld" ON "products" USING btree ("id") WHERE withheld = 'letter';--> statement-breakpoint
CREATE INDEX "roles_role" ON "roles" USING btree ("role","person_id");--> statement-breakpoint
CREATE INDEX "vendor_identities_shared" ON "vendor_identities" USING btree ("fingerprint","vendor_id");--> statement-breakpoint
CREATE INDEX "vendors_plain_npwp" ON "vendors" USING btree ("id") WHERE npwp not like 'sealed:%';--> statement-breakpoint
CREATE INDEX "orders_unit" ON "orders" USING btree ("unit_id","placed_at","status","vendor_id","total");