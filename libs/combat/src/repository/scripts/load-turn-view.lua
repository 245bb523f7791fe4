-- What a bot decides from that was asked for moves: itself, and parts of others who stand. Of a crowd it sees only some:
-- the enemies that it is missing a strike against before others, the allies that joined after it before those before.
--
-- KEYS[1] the session's meta key
-- ARGV    bot id, most allies and most enemies,
--         three times (of itself, of allies, of enemies): n, then n names of parts,
--         n, then n times: id of a target that it was asked about
-- Answers {'ok', JSON list of those targets that it may strike at now}, and if there are any: content id,
--         an item or ability of its own waits 1|0, {JSON of each part} three times, actor after actor; or {error code}.
--- @include "keys"
--- @include "arguments"
--- @include "session"
--- @include "participants"
--- @include "id-list"
--- @include "document"
--- @include "targets"
local _, refusal, kinds, dead, teams, contentId = openActiveSession('kinds', 'dead', 'teams', 'contentId')
if refusal then
  return refusal
end
local cid, mostSeen = nextArgument(), nextNumber()
if not isParticipant(kinds, cid) then
  return { 'actor/not-found' }
end
if listHas(dead, cid) then
  return { 'actor/defeated' }
end
local function nextList()
  local list = {}
  for i = 1, nextNumber() do
    list[i] = nextArgument()
  end
  return list
end
local ownParts, allyParts, enemyParts = nextList(), nextList(), nextList()

local queue = targetQueue(cid)
local missing = EMPTY_LIST
for _, target in ipairs(nextList()) do
  if listHas(queue, target) and not listHas(dead, target) then
    missing = listAppend(missing, target)
  end
end
if missing == EMPTY_LIST then
  return { 'ok', missing }
end

local function read(texts, id, parts)
  local found = partTexts(actorKey(id), parts)
  for i = 1, #parts do
    texts[#texts + 1] = found[i] or 'null'
  end
end
local own, allies, enemies = {}, {}, {}
read(own, cid, ownParts)

local team = EMPTY_LIST
for members in string.gmatch(teams, '%b[]') do
  if listHas(members, cid) then
    team = members
  end
end
local from, to = string.find(team, '"' .. cid .. '"', 1, true)
local others = string.sub(team, to + 1) .. string.sub(team, 1, from - 1)
local seen = 0
for ally in listIds(others) do
  if seen < mostSeen and not listHas(dead, ally) then
    read(allies, ally, allyParts)
    seen = seen + 1
  end
end

seen = 0
for target in listIds(missing) do
  if seen < mostSeen then
    read(enemies, target, enemyParts)
    seen = seen + 1
  end
end
if seen < mostSeen then
  for other in participants(kinds) do
    local isEnemy = not listHas(team, other)
    if isEnemy and seen < mostSeen and not listHas(dead, other) and not listHas(missing, other) then
      read(enemies, other, enemyParts)
      seen = seen + 1
    end
  end
end

local waiting = partTexts(movesKey(cid), { 'item', 'instant' })
local isUseWaiting = waiting[1] ~= '{}' or waiting[2] ~= '{}'
return { 'ok', missing, contentId, isUseWaiting and 1 or 0, own, allies, enemies }
