-- Accounts. The username is stored in lower case; the e-mail address as given, and compared by email_key.
CREATE TABLE account (
    id            uuid PRIMARY KEY,
    username      text NOT NULL CONSTRAINT account_username_key UNIQUE,
    email         text NOT NULL,
    email_key     text NOT NULL CONSTRAINT account_email_key UNIQUE,
    password_hash text NOT NULL,
    display_name  text NOT NULL,
    private       boolean NOT NULL,
    -- Grows with each change that user.updated tells of.
    version       bigint NOT NULL,
    created_at    timestamptz NOT NULL
);

-- Sessions that can still be refreshed; a revoked one is deleted.
CREATE TABLE session (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    user_agent   text,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX session_of_user ON session (user_id, created_at DESC, id DESC);
CREATE INDEX session_expiry ON session (expires_at);

-- Refresh tokens by their SHA-256. Used ones are kept until they would have expired, so that a second use is noticed.
CREATE TABLE refresh_token (
    hash       bytea PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);
CREATE INDEX refresh_token_expiry ON refresh_token (expires_at);

-- Wrong passwords lately given for one subject (SHA-256 of an account's id, or of a login that nobody has).
CREATE TABLE failed_attempts (
    subject    bytea PRIMARY KEY,
    failures   integer NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX failed_attempts_expiry ON failed_attempts (expires_at);

-- Keys that sign access tokens. A key signs from signs_from on, until the next one does.
CREATE TABLE signing_key (
    kid         text PRIMARY KEY,
    public_key  bytea NOT NULL,
    -- PKCS #8, encrypted with AES-GCM: 12 bytes of nonce, then the ciphertext with its tag.
    private_key bytea NOT NULL,
    signs_from  timestamptz NOT NULL
);
