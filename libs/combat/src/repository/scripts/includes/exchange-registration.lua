--- @include "registration"
--- @include "asks"
--- @include "feints"
-- How long a move against the target waits: the entry of the ladder for the forced strikes that the target has
-- suffered since it last declared a strike itself, or the last entry.
local function answerTime(meta, target)
  local forced = tonumber(redis.call('HGET', base .. 'afk', target) or 0)
  local time
  local rung = 0
  for entry in string.gmatch(meta.answerMs, '%d+') do
    time = tonumber(entry)
    if rung == forced then
      break
    end
    rung = rung + 1
  end
  return time
end
-- The bot has answered for this target: it may be asked for it again.
local function settleAsk(bot, target)
  local asks = asksOf(bot)
  local rest = withoutAsk(asks, target)
  if rest ~= asks then
    writeAsks(bot, rest)
  end
end
-- Registers one strike: the target leaves the queue, the feint the hand, the move stands. Answers the outcome, whether
-- the Collector would find work (the answering strike already stands, or the target is a bot), and how long the move
-- waits for its answer.
local function registerExchange(meta, cid, target, moveId, feintId, intent)
  local refusal = registrationRefusal(meta, cid, moveId, intent)
  if refusal then
    return refusal, false
  end
  if feintId ~= '' and not mapHas(actorKey(cid), 'hand', feintId) then
    return 'feint/not-in-hand', false
  end
  if not takeTarget(cid, target) then
    return 'target/not-available', false
  end
  local feintPlace = feintId ~= '' and takeFeint(cid, feintId) or ''
  local waitsMs = answerTime(meta, target)
  putMove(meta, cid, 'exchange', moveId, intent, feintPlace .. '"deadline":' .. integer(meta.now + waitsMs) .. ',')
  redis.call('HDEL', base .. 'afk', cid)
  if isBot(meta.kinds, cid) then
    settleAsk(cid, target)
  end
  return 'registered', isBot(meta.kinds, target) or not hasTarget(target, cid), waitsMs
end
