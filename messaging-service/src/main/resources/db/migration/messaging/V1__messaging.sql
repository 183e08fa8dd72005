-- What this service needs to know of accounts, fed by chorus.users.v1. An erased account leaves its id: nothing brings it
-- back.
CREATE TABLE users (
    id           uuid    PRIMARY KEY,
    username     text    NOT NULL,
    display_name text    NOT NULL,
    private      boolean NOT NULL,
    erased       boolean NOT NULL,
    version      bigint  NOT NULL
);

-- What it needs to know of the social graph, fed by chorus.social-graph.v1. A row may come before the accounts that it
-- names.
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

-- For erasure.
CREATE INDEX follows_of ON follows (followee_id);
CREATE INDEX blocks_of ON blocks (blocked_id, blocker_id);

-- One for each two people who ever wrote to each other. Whoever changes anything in a conversation locks its row first:
-- so its messages have one order, and its events are in that order.
CREATE TABLE conversations (
    id              uuid    PRIMARY KEY,
    low_id          uuid    NOT NULL REFERENCES users,
    high_id         uuid    NOT NULL REFERENCES users,
    -- Has written to the other, or accepted a request of theirs: may be written to directly.
    low_spoke       boolean NOT NULL DEFAULT false,
    high_spoke      boolean NOT NULL DEFAULT false,
    -- A message was delivered: both are partners.
    opened          boolean NOT NULL DEFAULT false,
    last_message_at timestamptz,
    -- The first message, if it was one that waits. There is never another: who has spoken may be written to.
    request_id      uuid UNIQUE,
    request_status  text CHECK (request_status IN ('pending', 'accepted', 'rejected', 'withdrawn')),
    requested_at    timestamptz,
    requester_id    uuid,
    requested_id    uuid,
    request_message_id uuid,
    CHECK (low_id < high_id),
    UNIQUE (low_id, high_id)
)
WITH (fillfactor = 70);

CREATE INDEX requests_newest ON conversations (requested_id, requested_at DESC, request_id DESC)
    WHERE request_status = 'pending';

-- A conversation as each of the two sees it.
CREATE TABLE participants (
    user_id         uuid   NOT NULL REFERENCES users,
    conversation_id uuid   NOT NULL REFERENCES conversations,
    other_id        uuid   NOT NULL REFERENCES users,
    unread_count    bigint NOT NULL DEFAULT 0 CHECK (unread_count >= 0),
    -- The newest message that this one sees, if any.
    last_message_id uuid,
    last_message_at timestamptz,
    PRIMARY KEY (user_id, conversation_id)
)
WITH (fillfactor = 70);

CREATE INDEX participants_newest ON participants (user_id, last_message_at DESC, conversation_id DESC)
    WHERE last_message_id IS NOT NULL;

CREATE TABLE messages (
    id                uuid        PRIMARY KEY,
    conversation_id   uuid        NOT NULL REFERENCES conversations,
    sender_id         uuid        NOT NULL,
    receiver_id       uuid        NOT NULL,
    content           text        NOT NULL,
    client_message_id text,
    -- 'requested' is seen by the sender only.
    status            text        NOT NULL CHECK (status IN ('delivered', 'requested')),
    -- Later than that of every message before it in the conversation: this is their order.
    created_at        timestamptz NOT NULL,
    read_at           timestamptz,
    UNIQUE (conversation_id, created_at)
);

CREATE UNIQUE INDEX messages_once ON messages (conversation_id, sender_id, client_message_id)
    WHERE client_message_id IS NOT NULL;
CREATE INDEX messages_unread ON messages (conversation_id, receiver_id, created_at)
    WHERE read_at IS NULL AND status = 'delivered';
-- For erasure.
CREATE INDEX messages_with_text ON messages (sender_id, conversation_id) WHERE content <> '';

-- Erased accounts of which something is still there. Comes with the mark in users, in the same transaction.
CREATE TABLE erasures (
    user_id uuid PRIMARY KEY REFERENCES users
);
