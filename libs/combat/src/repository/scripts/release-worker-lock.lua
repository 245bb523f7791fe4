-- Gives the session back without a commit.
--
-- KEYS[1] the session's meta key
-- ARGV    token
-- Answers {'released'}, or {'zombie'} if the token does not hold the lock.
--- @include "keys"
--- @include "busy"
if redis.call('GET', busyKey) ~= ARGV[1] then
  return { 'zombie' }
end
redis.call('DEL', busyKey)
return { 'released' }
