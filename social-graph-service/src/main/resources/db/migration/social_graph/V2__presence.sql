-- Neither shows nor sees who is online.
ALTER TABLE people ADD COLUMN presence_hidden boolean NOT NULL DEFAULT false;

-- When each person was last connected, fed by chorus.signals.v1.
CREATE TABLE last_seen (
    person_id uuid        PRIMARY KEY REFERENCES people,
    at        timestamptz NOT NULL
);
