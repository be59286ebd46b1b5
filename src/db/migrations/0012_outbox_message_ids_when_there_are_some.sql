DROP INDEX "outbox_message_ids";--> statement-breakpoint
CREATE INDEX "outbox_message_ids" ON "outbox" USING gin ("message_ids") WHERE message_ids is not null;