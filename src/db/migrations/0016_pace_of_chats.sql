ALTER TABLE "chats" ADD COLUMN "pace_due_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "chats" ADD COLUMN "muted_until" timestamp(3) with time zone;