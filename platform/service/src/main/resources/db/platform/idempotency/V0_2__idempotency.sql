-- The first answer to a POST with an Idempotency-Key; committed together with what the POST did.
CREATE TABLE idempotency_key (
    user_id      uuid        NOT NULL,
    path         text        NOT NULL,
    key          text        NOT NULL,
    body_hash    bytea       NOT NULL,
    status       smallint,
    content_type text,
    body         bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, path, key)
);

CREATE INDEX idempotency_key_created_at ON idempotency_key USING brin (created_at);
