-- A template with Russian sorting and the extensions that the suite needs. Whoever may make databases may copy it.
CREATE DATABASE apk_base TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'ru-RU'
    LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' IS_TEMPLATE true;
\connect apk_base
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
CREATE EXTENSION btree_gist;
ALTER FUNCTION unaccent(text) IMMUTABLE;
