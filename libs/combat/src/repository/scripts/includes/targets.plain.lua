--- @include "id-list"
-- The target queues: the document `targets`, one list of ids an actor.
local targetsKey = base .. 'targets'
local function targetQueue(cid)
  return redis.call('HGET', targetsKey, cid) or EMPTY_LIST
end
local function setTargetQueue(cid, list)
  redis.call('HSET', targetsKey, cid, list)
end
local function hasTarget(cid, target)
  return listHas(targetQueue(cid), target)
end
-- Takes the target out of the actor's queue; false if it is not there.
local function takeTarget(cid, target)
  local rest = listRemove(targetQueue(cid), target)
  if rest then
    setTargetQueue(cid, rest)
  end
  return rest ~= nil
end
-- Puts the target at the end of the actor's queue, unless it stands there.
local function giveTarget(cid, target)
  local list = targetQueue(cid)
  if not listHas(list, target) then
    setTargetQueue(cid, listAppend(list, target))
  end
end
-- Puts the target at the front of the actor's queue, if it stands there.
local function frontTarget(cid, target)
  local rest = listRemove(targetQueue(cid), target)
  if rest then
    setTargetQueue(cid, listPrepend(rest, target))
  end
end
local function firstTarget(cid)
  return string.match(targetQueue(cid), '"([^"]+)"')
end
local function createTargets(queues)
  local fields = {}
  for i = 1, #queues do
    fields[#fields + 1] = queues[i][1]
    fields[#fields + 1] = queues[i][2]
  end
  redis.call('HSET', targetsKey, unpack(fields))
end
