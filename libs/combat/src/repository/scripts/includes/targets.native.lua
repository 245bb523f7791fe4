--- @include "id-list"
-- The target queues: the document `targets`, one list of ids an actor.
local targetsKey = base .. 'targets'
local function queuePath(cid)
  return '$["' .. cid .. '"]'
end
local function targetQueue(cid)
  local matches = redis.call('JSON.GET', targetsKey, queuePath(cid))
  if not matches or matches == '[]' then
    return EMPTY_LIST
  end
  return string.sub(matches, 2, -2)
end
local function setTargetQueue(cid, list)
  redis.call('JSON.SET', targetsKey, queuePath(cid), list)
end
local function targetIndex(cid, target)
  local matches = redis.call('JSON.ARRINDEX', targetsKey, queuePath(cid), '"' .. target .. '"')
  return matches[1] or -1
end
local function hasTarget(cid, target)
  return targetIndex(cid, target) >= 0
end
-- Takes the target out of the actor's queue; false if it is not there.
local function takeTarget(cid, target)
  local index = targetIndex(cid, target)
  if index >= 0 then
    redis.call('JSON.ARRPOP', targetsKey, queuePath(cid), index)
  end
  return index >= 0
end
-- Puts the target at the end of the actor's queue, unless it stands there.
local function giveTarget(cid, target)
  if not hasTarget(cid, target) then
    redis.call('JSON.ARRAPPEND', targetsKey, queuePath(cid), '"' .. target .. '"')
  end
end
-- Puts the target at the front of the actor's queue, if it stands there.
local function frontTarget(cid, target)
  if takeTarget(cid, target) then
    redis.call('JSON.ARRINSERT', targetsKey, queuePath(cid), 0, '"' .. target .. '"')
  end
end
local function firstTarget(cid)
  return string.match(targetQueue(cid), '"([^"]+)"')
end
local function createTargets(queues)
  local texts = {}
  for i = 1, #queues do
    texts[i] = '"' .. queues[i][1] .. '":' .. queues[i][2]
  end
  redis.call('JSON.SET', targetsKey, '$', '{' .. table.concat(texts, ',') .. '}')
end
