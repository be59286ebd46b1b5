DROP FUNCTION find_products(tsquery, tsquery, tsquery, tsquery, bigint, bigint, integer, boolean, boolean, integer, integer);
--> statement-breakpoint
-- One search in one call: the best known products first, then all while those were too few; wider only when there was
-- nothing. Rows are read in the order in which they lie, which a rebuild of the index keeps near the order of their
-- score, so a limit without an order by takes the best. By the GIN index always: reading the table is never right here,
-- nor is planning anew for each search, which costs as much as the search. A product may come twice.
CREATE FUNCTION find_products(
  narrow tsquery, wide tsquery, priced tsquery, named tsquery, ranking tsquery,
  cheapest bigint, dearest bigint, wanted integer,
  common boolean, by_price boolean, enough integer, most integer
) RETURNS TABLE (product_id bigint, stage integer, rank real)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
  query tsquery;
  limited boolean := priced IS NOT NULL OR wanted IS NOT NULL;
  -- Within limits, and for the cheapest, more are looked at than are ranked.
  looked_at integer := CASE WHEN by_price OR limited THEN 1000 ELSE most END;
  popular integer;
  others integer;
BEGIN
  FOREACH query IN ARRAY ARRAY[narrow, wide] LOOP
    popular := 0;
    others := 0;
    IF common THEN
      RETURN QUERY
        SELECT p.id, 0, how_well(p.terms, p.score, named, ranking) FROM (
          SELECT * FROM products t WHERE t.terms @@ query AND t.score >= 850 LIMIT looked_at
        ) p
        WHERE fits_wish(p.price, cheapest, dearest, p.min_order, p.max_per_day, wanted)
        ORDER BY CASE WHEN by_price THEN p.price END LIMIT most;
      GET DIAGNOSTICS popular = ROW_COUNT;
    END IF;
    -- Where few popular ones answer, a better answer may be among the others: all are ranked together.
    IF popular < greatest(enough, 50) THEN
      RETURN QUERY
        SELECT p.id, CASE WHEN popular < 50 THEN 0 ELSE 1 END, how_well(p.terms, p.score, named, ranking) FROM (
          SELECT * FROM products t WHERE t.terms @@ query AND (t.score < 850 OR NOT common) LIMIT looked_at
        ) p
        WHERE fits_wish(p.price, cheapest, dearest, p.min_order, p.max_per_day, wanted)
        ORDER BY CASE WHEN by_price THEN p.price END LIMIT most;
      GET DIAGNOSTICS others = ROW_COUNT;
      -- Prices in the index are the last resort: the lists of a wide range are long, and reading rows is quicker.
      IF popular + others < 50 AND limited THEN
        RETURN QUERY
          SELECT p.id, 0, how_well(p.terms, p.score, named, ranking) FROM (
            SELECT * FROM products t
            WHERE t.terms @@ coalesce(query && priced, query)
              AND fits_wish(t.price, cheapest, dearest, t.min_order, t.max_per_day, wanted)
            LIMIT CASE WHEN by_price THEN 1000 ELSE most END
          ) p
          ORDER BY CASE WHEN by_price THEN p.price END LIMIT most;
        GET DIAGNOSTICS others = ROW_COUNT;
      END IF;
    END IF;
    EXIT WHEN popular + others > 0;
  END LOOP;
END $$;
