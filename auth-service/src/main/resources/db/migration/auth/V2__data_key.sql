-- The keys under which people's data in events is encrypted. Destroyed with the account: what was published under them
-- is then readable to nobody.
CREATE TABLE data_key (
    user_id     uuid  PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    -- Encrypted with AES-GCM: 12 bytes of nonce, then the ciphertext with its tag.
    wrapped_key bytea NOT NULL
);
