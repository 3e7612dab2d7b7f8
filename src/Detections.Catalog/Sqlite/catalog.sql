-- Tables of catalog.db, version 1. docs/catalog.md describes them; a name that changes its meaning raises the version.
PRAGMA user_version = 1;

CREATE TABLE rules (
  rule_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,
  line INTEGER NOT NULL,
  page TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT,
  title TEXT NOT NULL,
  description TEXT,
  severity TEXT,
  status TEXT,
  author TEXT,
  version TEXT,
  source TEXT,
  period_seconds INTEGER,
  frequency_seconds INTEGER
) STRICT;

CREATE TABLE rule_references (rule_id INTEGER NOT NULL REFERENCES rules, position INTEGER NOT NULL, address TEXT NOT NULL) STRICT;
CREATE TABLE rule_tags (rule_id INTEGER NOT NULL REFERENCES rules, position INTEGER NOT NULL, tag TEXT NOT NULL) STRICT;
CREATE TABLE rule_tactics (rule_id INTEGER NOT NULL REFERENCES rules, tactic_id TEXT, tactic TEXT NOT NULL, is_declared INTEGER NOT NULL) STRICT;
CREATE TABLE rule_techniques (rule_id INTEGER NOT NULL REFERENCES rules, technique_id TEXT NOT NULL, title TEXT, current_id TEXT NOT NULL) STRICT;
CREATE TABLE rule_events (
  rule_id INTEGER NOT NULL REFERENCES rules,
  provider TEXT NOT NULL,
  event TEXT NOT NULL,
  title TEXT,
  is_declared INTEGER NOT NULL,
  is_read INTEGER NOT NULL,
  is_equivalent INTEGER NOT NULL
) STRICT;
CREATE TABLE rule_analytic_events (rule_id INTEGER NOT NULL REFERENCES rules, technique_id TEXT NOT NULL, provider TEXT NOT NULL, event TEXT NOT NULL, title TEXT) STRICT;
CREATE TABLE rule_entities (rule_id INTEGER NOT NULL REFERENCES rules, entity TEXT NOT NULL, identifier TEXT NOT NULL, field TEXT NOT NULL) STRICT;
CREATE TABLE rule_custom_details (rule_id INTEGER NOT NULL REFERENCES rules, detail TEXT NOT NULL, field TEXT NOT NULL) STRICT;
CREATE TABLE rule_neighbors (rule_id INTEGER NOT NULL REFERENCES rules, relation TEXT NOT NULL, other_rule_id INTEGER NOT NULL REFERENCES rules, likeness REAL) STRICT;

CREATE TABLE queries (
  rule_id INTEGER NOT NULL REFERENCES rules,
  query INTEGER NOT NULL,
  heading TEXT,
  line INTEGER NOT NULL,
  environment TEXT NOT NULL,
  is_analyzed INTEGER NOT NULL,
  text TEXT NOT NULL,
  lookback_seconds INTEGER,
  is_output_open INTEGER NOT NULL,
  PRIMARY KEY (rule_id, query)
) STRICT;

CREATE TABLE query_tables (rule_id INTEGER NOT NULL REFERENCES rules, query INTEGER NOT NULL, table_name TEXT NOT NULL) STRICT;
CREATE TABLE query_stages (rule_id INTEGER NOT NULL REFERENCES rules, query INTEGER NOT NULL, stage INTEGER NOT NULL, binding TEXT, operator TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE indicators (
  rule_id INTEGER NOT NULL REFERENCES rules,
  query INTEGER NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT,
  is_case_sensitive INTEGER NOT NULL,
  other_rules INTEGER NOT NULL
) STRICT;
CREATE TABLE exclusions (rule_id INTEGER NOT NULL REFERENCES rules, query INTEGER NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, value TEXT, is_case_sensitive INTEGER NOT NULL, condition TEXT) STRICT;
CREATE TABLE thresholds (rule_id INTEGER NOT NULL REFERENCES rules, query INTEGER NOT NULL, field TEXT NOT NULL, aggregate TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, group_by TEXT NOT NULL) STRICT;
CREATE TABLE output_fields (rule_id INTEGER NOT NULL REFERENCES rules, query INTEGER NOT NULL, position INTEGER NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL, stage INTEGER) STRICT;

-- ATT&CK itself, as far as it is in use: for what no rule covers.
CREATE TABLE attack_techniques (technique_id TEXT PRIMARY KEY, parent_id TEXT, title TEXT NOT NULL, domain TEXT NOT NULL) STRICT;
CREATE TABLE attack_technique_tactics (technique_id TEXT NOT NULL REFERENCES attack_techniques, tactic_id TEXT NOT NULL, tactic TEXT NOT NULL) STRICT;

CREATE INDEX indicators_by_value ON indicators (value COLLATE NOCASE);
CREATE INDEX rule_techniques_by_technique ON rule_techniques (current_id);
CREATE INDEX rule_events_by_event ON rule_events (provider, event);
CREATE INDEX query_tables_by_table ON query_tables (table_name);
