-- Within the price limits, and sold in this quantity. Plain enough to be inlined.
CREATE FUNCTION fits_wish(
  price bigint, cheapest bigint, dearest bigint, min_order integer, max_per_day integer, quantity integer
) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT price BETWEEN cheapest AND dearest
    AND (quantity IS NULL OR min_order <= quantity AND coalesce(max_per_day, quantity) >= quantity)
$$;
--> statement-breakpoint
-- Everything in the name counts most; then how much, and where; between equals, the better known.
CREATE FUNCTION how_well(terms tsvector, score integer, named tsquery, ranking tsquery) RETURNS real
LANGUAGE sql IMMUTABLE AS $$
  SELECT ((terms @@ named)::integer + ts_rank('{0.02, 0.15, 0.6, 1}', terms, ranking) + score / 20000.0)::real
$$;
--> statement-breakpoint
-- One search in one call: the best known products first, then all while those were too few; wider only when there was
-- nothing. Rows are read in the order in which they lie, which a rebuild of the index keeps near the order of their
-- score, so a limit without an order by takes the best. By the GIN index always: reading the table is never right here.
CREATE FUNCTION find_products(
  narrow tsquery, wide tsquery, named tsquery, ranking tsquery,
  cheapest bigint, dearest bigint, wanted integer,
  common boolean, by_price boolean, enough integer, most integer
) RETURNS TABLE (product_id bigint, stage integer, rank real)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET jit = off
AS $$
DECLARE
  query tsquery;
  popular integer;
  others integer;
BEGIN
  FOREACH query IN ARRAY ARRAY[narrow, wide] LOOP
    popular := 0;
    others := 0;
    IF by_price THEN
      RETURN QUERY
        SELECT p.id, 0, 0::real FROM (
          -- The cheapest of the best known two thousand: more are not read for one answer.
          SELECT p.id, p.price, p.score FROM products p
          WHERE p.terms @@ query AND fits_wish(p.price, cheapest, dearest, p.min_order, p.max_per_day, wanted)
          LIMIT 2000
        ) p
        ORDER BY p.price, p.score DESC, p.id LIMIT most;
      GET DIAGNOSTICS others = ROW_COUNT;
    ELSIF common THEN
      RETURN QUERY
        SELECT p.id, 0, how_well(p.terms, p.score, named, ranking) FROM (
          SELECT p.id, p.terms, p.score FROM products p
          WHERE p.terms @@ query AND p.score >= 850
            AND fits_wish(p.price, cheapest, dearest, p.min_order, p.max_per_day, wanted)
          LIMIT most
        ) p;
      GET DIAGNOSTICS popular = ROW_COUNT;
    END IF;
    IF NOT by_price AND popular < enough THEN
      RETURN QUERY
        -- A few popular ones do not stand before everybody else; ten do.
        SELECT p.id, CASE WHEN popular < 10 THEN 0 ELSE 1 END, how_well(p.terms, p.score, named, ranking) FROM (
          SELECT p.id, p.terms, p.score FROM products p
          WHERE p.terms @@ query AND (p.score < 850 OR NOT common)
            AND fits_wish(p.price, cheapest, dearest, p.min_order, p.max_per_day, wanted)
          LIMIT most
        ) p;
      GET DIAGNOSTICS others = ROW_COUNT;
    END IF;
    EXIT WHEN popular + others > 0;
  END LOOP;
END $$;
