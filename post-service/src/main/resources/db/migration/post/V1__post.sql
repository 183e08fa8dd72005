-- What this service needs to know of accounts, fed by chorus.users.v1.
-- A row with version -1 was made for someone who wrote before their registration arrived: private until then.
-- An erased account leaves its id and version, so that nothing older brings it back.
CREATE TABLE users (
    id           uuid    PRIMARY KEY,
    username     text    NOT NULL,
    display_name text    NOT NULL,
    private      boolean NOT NULL,
    version      bigint  NOT NULL
);

-- The counts are kept by whoever changes likes or comments, in the same transaction and with this row locked first.
CREATE TABLE posts (
    id            uuid        PRIMARY KEY,
    author_id     uuid        NOT NULL REFERENCES users,
    content       text        NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    like_count    bigint      NOT NULL DEFAULT 0 CHECK (like_count >= 0),
    comment_count bigint      NOT NULL DEFAULT 0 CHECK (comment_count >= 0)
)
-- Room on each page for the versions that counting leaves behind, so that it touches no index.
WITH (fillfactor = 85);

CREATE INDEX posts_newest ON posts (created_at DESC, id DESC);
CREATE INDEX posts_newest_by_author ON posts (author_id, created_at DESC, id DESC);

CREATE TABLE likes (
    post_id    uuid        NOT NULL REFERENCES posts ON DELETE CASCADE,
    user_id    uuid        NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    PRIMARY KEY (post_id, user_id)
);

CREATE TABLE comments (
    id         uuid        PRIMARY KEY,
    post_id    uuid        NOT NULL REFERENCES posts ON DELETE CASCADE,
    author_id  uuid        NOT NULL REFERENCES users,
    content    text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX comments_newest ON comments (post_id, created_at DESC, id DESC);
