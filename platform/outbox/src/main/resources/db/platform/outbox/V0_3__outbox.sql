-- Committed events on their way to Kafka. Nearly always empty, and read in the order of id.
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id    uuid        NOT NULL,
    type        text        NOT NULL,
    topic       text        NOT NULL,
    subject     uuid        NOT NULL,
    at          timestamptz NOT NULL,
    traceparent text,
    payload     text        NOT NULL,
    appended_at timestamptz NOT NULL DEFAULT now()
)
WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
