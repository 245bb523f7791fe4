-- Takes a session out of the index.
--
-- KEYS[1] the index, a sorted set: session id → when it must be looked at, ms
-- ARGV    session id
-- Answers whether it was there 1|0.
return redis.call('ZREM', KEYS[1], ARGV[1])
