-- When the very same was last seen as at the judgement that the memory holds; 0: not since the memory was written.
ALTER TABLE watch ADD COLUMN same_at BIGINT NOT NULL DEFAULT 0;
