-- Puts off the appointment of a session that is in the index.
--
-- KEYS[1] the index, a sorted set: session id → when it must be looked at, ms
-- ARGV    session id, ms from now
-- Answers nothing.
--- @include "clock"
redis.call('ZADD', KEYS[1], 'XX', integer(currentTime() + tonumber(ARGV[2])), ARGV[1])
