"""Trigrams, and the function that the generated column of Page calls."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

# A cast from text to regconfig is only stable; for a given name it never changes here, and a
# generated column may call immutable functions only.
CREATE = """
CREATE FUNCTION search_vector(config text, title text, body text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
    SELECT setweight(to_tsvector(config::regconfig, title), 'A')
        || setweight(to_tsvector('simple'::regconfig, title), 'A')
        || setweight(to_tsvector(config::regconfig, body), 'B')
$$;
"""
DROP = "DROP FUNCTION search_vector(text, text, text);"


class Migration(migrations.Migration):
    dependencies = []
    operations = [TrigramExtension(), migrations.RunSQL(CREATE, DROP)]
