-- Ends a battle that is decided, or that the Collector found unable to go on. Whether it is decided is looked up here;
-- any other reason holds only if nothing has happened since the Collector looked.
--
-- KEYS[1] the session's meta key
-- ARGV    reason if it is not decided, the revision at which that was found
-- Answers {'finished'}, {'already'} if it was finished before, {'changed'} if it goes on, or {error code}.
--- @include "keys"
--- @include "clock"
--- @include "session"
--- @include "finish"
local status, refusal = openSession()
if refusal then
  return refusal
end
if status ~= 'active' then
  return { 'already' }
end
local winner, reason = decision()
if not winner then
  if redis.call('HGET', KEYS[1], 'revision') ~= ARGV[2] or redis.call('LLEN', base .. 'q:actions') > 0 then
    return { 'changed' }
  end
  winner, reason = '', ARGV[1]
end
finish(winner, reason, currentTime())
return { 'finished' }
