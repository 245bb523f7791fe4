-- Takes the next target out of an actor's queue, for good; that it was given up is remembered. A request that has an id
-- is remembered with its answer for the life of the battle: when it comes again, nothing more is taken.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id, request id or ''
-- Answers {'ok', target id or ''}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "participants"
--- @include "targets"
local cid, requestId = ARGV[1], ARGV[2]
local status, refusal, kinds = openSession('kinds')
if refusal then
  return refusal
end
local name = 'pop:' .. cid .. ':' .. requestId
local known = requestId ~= '' and redis.call('HGET', base .. 'registered', name)
if known then
  return { 'ok', known }
end
if status ~= 'active' then
  return { 'session/not-active' }
end
if not isParticipant(kinds, cid) then
  return { 'actor/not-found' }
end
local target = firstTarget(cid)
if target then
  takeTarget(cid, target)
  redis.call('HSET', base .. 'registered', 'gone:' .. cid .. ':' .. target, '')
  redis.call('HINCRBY', KEYS[1], 'revision', 1)
end
if requestId ~= '' then
  redis.call('HSET', base .. 'registered', name, target or '')
end
return { 'ok', target or '' }
