ALTER TABLE "assignments" ADD COLUMN "given_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "dispositions" ADD COLUMN "note" text DEFAULT '' NOT NULL;