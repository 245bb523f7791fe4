-- Remembers what a client asked for under a key of its own, for the life of the battle, so that the same key cannot
-- stand for something else. A battle that is over remembers nothing new: nothing can be done in it.
--
-- KEYS[1] the session's meta key
-- ARGV    name of the request, digest of what it asks for
-- Answers {'claimed'}, {'taken'} if the name stands for something else, or {error code}.
--- @include "keys"
--- @include "session"
local status, refusal = openSession()
if refusal then
  return refusal
end
local name = 'request:' .. ARGV[1]
local known = redis.call('HGET', base .. 'registered', name)
if known then
  return { known == ARGV[2] and 'claimed' or 'taken' }
end
if status == 'active' then
  redis.call('HSET', base .. 'registered', name, ARGV[2])
end
return { 'claimed' }
