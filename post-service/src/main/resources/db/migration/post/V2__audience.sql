-- An erased account leaves its id: nothing brings it back, and nothing by it or about it comes up again.
ALTER TABLE users ADD COLUMN erased boolean NOT NULL DEFAULT false;

-- What this service needs to know of the social graph, fed by chorus.social-graph.v1. A row may come before the accounts
-- that it names, and then refers to nothing yet.
CREATE TABLE follows (
    follower_id uuid NOT NULL,
    followee_id uuid NOT NULL,
    PRIMARY KEY (follower_id, followee_id)
);

CREATE TABLE blocks (
    blocker_id uuid NOT NULL,
    blocked_id uuid NOT NULL,
    PRIMARY KEY (blocker_id, blocked_id)
);

CREATE TABLE mutes (
    muter_id uuid NOT NULL,
    muted_id uuid NOT NULL,
    PRIMARY KEY (muter_id, muted_id)
);

CREATE INDEX blocks_of ON blocks (blocked_id, blocker_id);

-- For erasure, as what follows.
CREATE INDEX follows_of ON follows (followee_id);
CREATE INDEX mutes_of ON mutes (muted_id);
CREATE INDEX likes_by_user ON likes (user_id, post_id);
CREATE INDEX comments_by_author ON comments (author_id, post_id);

-- Erased accounts of which something is still there. Comes with the mark in users, in the same transaction.
CREATE TABLE erasures (
    user_id uuid PRIMARY KEY REFERENCES users
);

-- Accounts that were erased before there was a mark for it.
UPDATE users SET erased = true WHERE username = '';
INSERT INTO erasures (user_id) SELECT id FROM users WHERE erased;
