-- Who was given a budget line when is part of what auditors read: it can be added to and nothing else.
CREATE FUNCTION refuse_disposition_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'dispositions are append-only' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER dispositions_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dispositions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_disposition_change();
