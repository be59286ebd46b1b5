-- Misspelt searches are held against the vocabulary by trigrams.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
