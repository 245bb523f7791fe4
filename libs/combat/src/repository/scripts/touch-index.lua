-- Sees to it that sessions are looked at within some time: enters them, or brings an appointment forward.
--
-- KEYS[1] the index, a sorted set: session id → when it must be looked at, ms
-- ARGV    pairs of session id and ms from now
-- Answers how many sessions were entered.
--- @include "clock"
local now = currentTime()
local added = 0
for i = 1, #ARGV, 2 do
  added = added + redis.call('ZADD', KEYS[1], 'LT', integer(now + tonumber(ARGV[i + 1])), ARGV[i])
end
return added
