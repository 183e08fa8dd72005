-- Trusted: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What this service needs to know of accounts, fed by chorus.users.v1, and the counts of their follows.
-- Whoever changes how two people stand locks both rows first, in the order of their ids: the one lock order there is.
-- An erased account leaves its id and version, so that nothing older brings it back.
CREATE TABLE people (
    id              uuid        PRIMARY KEY,
    username        text        NOT NULL,
    display_name    text        NOT NULL,
    private         boolean     NOT NULL,
    erased          boolean     NOT NULL,
    version         bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    -- The search terms: each a line, with a space before it.
    searchable      text        NOT NULL,
    follower_count  bigint      NOT NULL DEFAULT 0 CHECK (follower_count >= 0),
    following_count bigint      NOT NULL DEFAULT 0 CHECK (following_count >= 0)
)
-- Room on each page for the versions that counting leaves behind, so that it touches no index.
WITH (fillfactor = 85);

-- Whatever a search may begin with: the folded username and display name, each from each of its words on.
CREATE TABLE search_terms (
    person_id uuid             NOT NULL REFERENCES people,
    term      text COLLATE "C" NOT NULL,
    PRIMARY KEY (person_id, term)
);

CREATE INDEX search_terms_prefix ON search_terms (term, person_id);

-- The words with which search terms begin, without the digits at their end: few, however many people share them, so
-- that those which resemble a mistyped one are found at once.
CREATE TABLE search_words (
    word text COLLATE "C" PRIMARY KEY
);

CREATE INDEX search_words_similar ON search_words USING gin (word gin_trgm_ops);

CREATE TABLE follows (
    follower_id uuid        NOT NULL REFERENCES people,
    followee_id uuid        NOT NULL REFERENCES people,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (follower_id, followee_id),
    CHECK (follower_id <> followee_id)
);

CREATE INDEX follows_newest_followers ON follows (followee_id, created_at DESC, follower_id DESC);
CREATE INDEX follows_newest_following ON follows (follower_id, created_at DESC, followee_id DESC);

-- Open is what the follower sees as pending: a request that is pending, or was rejected and not yet withdrawn.
CREATE TABLE follow_requests (
    id          uuid        PRIMARY KEY,
    follower_id uuid        NOT NULL REFERENCES people,
    followee_id uuid        NOT NULL REFERENCES people,
    status      text        NOT NULL CHECK (status IN ('pending', 'accepted', 'rejected', 'withdrawn')),
    open        boolean     NOT NULL,
    created_at  timestamptz NOT NULL,
    decided_at  timestamptz,
    CHECK (follower_id <> followee_id),
    CHECK (CASE status WHEN 'pending' THEN open WHEN 'rejected' THEN true ELSE NOT open END)
);

CREATE UNIQUE INDEX follow_requests_one_open ON follow_requests (follower_id, followee_id) WHERE open;
CREATE INDEX follow_requests_pending ON follow_requests (followee_id, created_at DESC, id DESC)
    WHERE status = 'pending';
CREATE INDEX follow_requests_of_pair ON follow_requests (follower_id, followee_id);
CREATE INDEX follow_requests_to ON follow_requests (followee_id);

CREATE TABLE blocks (
    blocker_id uuid        NOT NULL REFERENCES people,
    blocked_id uuid        NOT NULL REFERENCES people,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (blocker_id, blocked_id),
    CHECK (blocker_id <> blocked_id)
);

CREATE INDEX blocks_of ON blocks (blocked_id, blocker_id);
CREATE INDEX blocks_newest ON blocks (blocker_id, created_at DESC, blocked_id DESC);

CREATE TABLE mutes (
    muter_id   uuid        NOT NULL REFERENCES people,
    muted_id   uuid        NOT NULL REFERENCES people,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (muter_id, muted_id),
    CHECK (muter_id <> muted_id)
);

CREATE INDEX mutes_of ON mutes (muted_id);
CREATE INDEX mutes_newest ON mutes (muter_id, created_at DESC, muted_id DESC);

-- Which posts there are, fed by chorus.posts.v1, to be counted.
CREATE TABLE posts (
    id        uuid PRIMARY KEY,
    author_id uuid NOT NULL
);

CREATE INDEX posts_by_author ON posts (author_id);

-- Erased accounts whose rows in the other tables are still to be removed.
CREATE TABLE erasures (
    person_id uuid PRIMARY KEY REFERENCES people
);
