-- Neither shows nor sees who is online.
ALTER TABLE account ADD COLUMN presence_hidden boolean NOT NULL DEFAULT false;
