-- Which of several acts of one type it is: a follow is a plain one (''), a 'request', or an 'acceptance' of one.
ALTER TABLE notification ADD COLUMN aspect text NOT NULL DEFAULT '';
ALTER TABLE notification DROP CONSTRAINT notification_subject_id_actor_id_type_key;
ALTER TABLE notification ADD CONSTRAINT notification_act UNIQUE (subject_id, actor_id, type, aspect);

-- What is remembered only to keep a repeat silent goes after a time. A withdrawn request stays: acting on it says so.
ALTER TABLE notification ADD COLUMN forgettable_at timestamptz
    GENERATED ALWAYS AS (CASE WHEN aspect <> 'request' THEN withdrawn_at END) STORED;
DROP INDEX notification_withdrawn;
CREATE INDEX notification_forgettable ON notification (forgettable_at) WHERE forgettable_at IS NOT NULL;

CREATE INDEX notification_of_actor ON notification (actor_id, user_id);

-- Blocks and mutes, fed by chorus.social-graph.v1. Written and read under the lock of the recipients whom they concern:
-- both sides of a block, and the one who mutes.
CREATE TABLE silence (
    silencer_id uuid NOT NULL,
    silenced_id uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('block', 'mute')),
    PRIMARY KEY (silencer_id, silenced_id, kind)
);

CREATE INDEX silence_of ON silence (silenced_id);

-- Kept, so that no later event brings anyone back. Adding to it waits for all that writes notifications, and they for it.
CREATE TABLE erased_person (
    user_id uuid PRIMARY KEY
);

-- Erased people whose rows in the other tables are still to be removed.
CREATE TABLE erasure (
    user_id uuid PRIMARY KEY
);
