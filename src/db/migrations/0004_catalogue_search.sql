CREATE TABLE "price_medians" (
	"category_id" bigint NOT NULL,
	"unit" text NOT NULL,
	"offers" integer NOT NULL,
	"median" bigint NOT NULL,
	CONSTRAINT "price_medians_category_id_unit_pk" PRIMARY KEY("category_id","unit")
);
--> statement-breakpoint
DROP INDEX "products_terms";--> statement-breakpoint
CREATE INDEX "products_terms_top" ON "products" USING gin ("terms") WITH (fastupdate=false) WHERE score >= 850;--> statement-breakpoint
CREATE INDEX "vocabulary_prefix" ON "vocabulary" USING btree ("word" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "products_terms" ON "products" USING gin ("terms") WITH (fastupdate=false);