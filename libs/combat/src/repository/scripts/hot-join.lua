-- Takes a newcomer into a running battle: he stands in every living enemy's queue, and they in his.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id, team, kind, join event JSON, ledger JSON,
--         number of parts of the actor, then for each: name, JSON
-- Answers {'joined', signal owed 1|0}, {'duplicate'} if the same newcomer was taken in before, or {error code}.
--- @include "keys"
--- @include "arguments"
--- @include "clock"
--- @include "session"
--- @include "id-list"
--- @include "participants"
--- @include "document"
--- @include "targets"
--- @include "log"
--- @include "signal"
local cid, team, kind = nextArgument(), nextArgument(), nextArgument()
local event, ledgerEntry = nextArgument(), nextArgument()

local status, refusal = openSession()
if refusal then
  return refusal
end
local found = redis.call('HMGET', KEYS[1], 'teams', 'kinds', 'dead', 'maxActors')
local teams, kinds, dead = cjson.decode(found[1]), found[2], found[3]
if isParticipant(kinds, cid) then
  if redis.call('HGET', base .. 'registered', 'join:' .. cid) == ledgerEntry then
    return { 'duplicate' }
  end
  return { 'actor/exists' }
end
if status ~= 'active' then
  return { 'session/not-active' }
end
local count = 0
local teamOf = {}
for name, members in pairs(teams) do
  count = count + #members
  for i = 1, #members do
    teamOf[members[i]] = name
  end
end
if count >= tonumber(found[4]) then
  return { 'battle/too-many-actors' }
end

-- In the order in which they came, which is the same on every machine; that of a Lua table is not.
local enemies = EMPTY_LIST
for other in participants(kinds) do
  if teamOf[other] ~= team and not listHas(dead, other) then
    enemies = listAppend(enemies, other)
    giveTarget(other, cid)
  end
end
setTargetQueue(cid, enemies)
local parts = {}
for i = 1, nextNumber() do
  parts[i] = { nextArgument(), nextArgument() }
end
createDocument(actorKey(cid), parts)
createDocument(movesKey(cid), { { 'exchange', '{}' }, { 'item', '{}' }, { 'instant', '{}' } })

teams[team] = teams[team] or {}
table.insert(teams[team], cid)
local now = currentTime()
redis.call('HSET', KEYS[1], 'teams', cjson.encode(teams), 'updatedAt', integer(now),
  'kinds', string.sub(kinds, 1, -2) .. ',"' .. cid .. '":"' .. kind .. '"}')
redis.call('HINCRBY', KEYS[1], 'revision', 1)
redis.call('HSET', base .. 'registered', 'join:' .. cid, ledgerEntry)
redis.call('RPUSH', base .. 'ledger', ledgerEntry)
publishNews(status, appendLog({ event }, now))
return { 'joined', raiseSignal() and 1 or 0 }
