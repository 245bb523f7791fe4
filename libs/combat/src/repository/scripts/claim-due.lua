-- Takes the sessions whose time has come, and gives each a new appointment, so that no two sweeps take the same one.
--
-- KEYS[1] the index, a sorted set: session id → when it must be looked at, ms
-- ARGV    how many at most, ms until their next appointment
-- Answers session ids, the longest overdue first.
--- @include "clock"
local now = currentTime()
local due = redis.call('ZRANGE', KEYS[1], '-inf', integer(now), 'BYSCORE', 'LIMIT', 0, ARGV[1])
for i = 1, #due do
  redis.call('ZADD', KEYS[1], 'XX', integer(now + tonumber(ARGV[2])), due[i])
end
return due
