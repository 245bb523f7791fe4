-- Renews the lock of the run that holds it.
--
-- KEYS[1] the session's meta key
-- ARGV    token, lifetime ms
-- Answers {'extended'}, or {'zombie'} if the token does not hold the lock.
--- @include "keys"
--- @include "busy"
if redis.call('GET', busyKey) ~= ARGV[1] then
  return { 'zombie' }
end
redis.call('PEXPIRE', busyKey, ARGV[2])
return { 'extended' }
