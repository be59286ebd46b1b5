CREATE TABLE "sealed_heads" (
	"order_id" bigint NOT NULL,
	"seal" integer NOT NULL,
	"links" integer NOT NULL,
	"head" text NOT NULL,
	CONSTRAINT "sealed_heads_order_id_seal_pk" PRIMARY KEY("order_id","seal")
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"number" integer PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"previous" text NOT NULL,
	"orders" integer NOT NULL,
	"root" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "seals_day_unique" UNIQUE("day")
);
--> statement-breakpoint
ALTER TABLE "sealed_heads" ADD CONSTRAINT "sealed_heads_seal_seals_number_fk" FOREIGN KEY ("seal") REFERENCES "public"."seals"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sealed_heads_seal" ON "sealed_heads" USING btree ("seal","order_id");
--> statement-breakpoint
-- A seal that could be taken back would seal nothing.
CREATE FUNCTION refuse_seal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'seals are append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER seals_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();
--> statement-breakpoint
CREATE TRIGGER sealed_heads_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sealed_heads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_seal_change();
