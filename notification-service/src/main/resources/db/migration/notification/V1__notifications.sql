-- One row for each person who has ever been notified. It is locked before anything of theirs changes: so unread_count is
-- exact, and the events of a recipient are in the order of their commits.
CREATE TABLE recipient (
    user_id      uuid    PRIMARY KEY,
    unread_count integer NOT NULL CHECK (unread_count >= 0)
)
WITH (fillfactor = 50);

CREATE TABLE notification (
    id           uuid        PRIMARY KEY,
    user_id      uuid        NOT NULL REFERENCES recipient,
    type         text        NOT NULL,
    -- What was done to what by whom: the same act has one notification.
    subject_id   uuid        NOT NULL,
    actor_id     uuid        NOT NULL,
    -- The post that it hangs on, if any.
    post_id      uuid,
    title        text        NOT NULL,
    content      text        NOT NULL,
    metadata     text        NOT NULL,
    read         boolean     NOT NULL,
    created_at   timestamptz NOT NULL,
    -- Set while the act is undone: out of the list, but remembered for as long as a repeat is to stay silent.
    withdrawn_at timestamptz,
    UNIQUE (subject_id, actor_id, type)
);

CREATE INDEX notification_list ON notification (user_id, created_at DESC, id DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX notification_unread ON notification (user_id, created_at DESC, id DESC)
    WHERE withdrawn_at IS NULL AND NOT read;
CREATE INDEX notification_unread_of_post ON notification (post_id) WHERE withdrawn_at IS NULL AND NOT read;
CREATE INDEX notification_withdrawn ON notification (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
