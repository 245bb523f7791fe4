-- Remembers the greatest number of partitions that any process works with.
--
-- KEYS[1] the number, a string
-- ARGV    the number of the caller
-- Answers the greatest.
local known = tonumber(redis.call('GET', KEYS[1]) or '0')
local own = tonumber(ARGV[1])
if own <= known then
  return known
end
redis.call('SET', KEYS[1], ARGV[1])
return own
