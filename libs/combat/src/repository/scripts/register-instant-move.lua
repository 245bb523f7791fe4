-- Registers the use of an item or an ability: it waits for nobody, so a signal is always owed.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id, strategy item|instant, move id, intent JSON
-- Answers {'registered', signal owed 1|0}, {'duplicate'}, or {error code}.
--- @include "keys"
--- @include "registration"
local cid, strategy, moveId, intent = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local meta, missing = openForRegistration()
if missing then
  return missing
end
local refusal = registrationRefusal(meta, cid, moveId, intent)
if refusal then
  return { refusal }
end
local waiting = #mapIds(movesKey(cid), 'item') + #mapIds(movesKey(cid), 'instant')
if waiting >= tonumber(redis.call('HGET', KEYS[1], 'maxWaitingInstants')) then
  return { 'move/too-many' }
end
putMove(meta, cid, strategy, moveId, intent, nil)
flushRegistration(meta)
return { 'registered', raiseSignal() and 1 or 0 }
