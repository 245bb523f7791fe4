-- Applies a Collector's plan: moves that still stand become actions in the queue, or are cancelled; bots are marked as
-- asked; a batch is promised if there is work and nobody is at it. Whatever another pass has taken is left alone. The
-- feint of a cancelled strike goes back into the hand.
--
-- KEYS[1] the session's meta key
-- ARGV    lifetime of the promise ms, how long a bot's silence is borne ms,
--         n, then n times: action JSON, forced target id or '', k, then k times: actor id, strategy, move id,
--         n, then n times: actor id, strategy, move id, cancellation event JSON,
--         n, then n times: bot id, JSON list of the targets that it has not answered
-- Answers {'ok', actions queued, queue length, Executor owed 1|0, {bot id, ask number, JSON list of targets, …}},
--         or {error code}.
--- @include "keys"
--- @include "arguments"
--- @include "clock"
--- @include "session"
--- @include "id-list"
--- @include "map"
--- @include "feints"
--- @include "log"
--- @include "busy"
--- @include "asks"
local status, refusal = openActiveSession()
if refusal then
  return refusal
end
local now = currentTime()
local promiseMs = nextArgument()
local patienceMs = nextNumber()

local entries = {}
for _ = 1, nextNumber() do
  local action, forcedTarget = nextArgument(), nextArgument()
  local moves = {}
  local stands = true
  for i = 1, nextNumber() do
    moves[i] = { nextArgument(), nextArgument(), nextArgument() }
    stands = stands and mapHas(movesKey(moves[i][1]), moves[i][2], moves[i][3])
  end
  if stands then
    for i = 1, #moves do
      mapDrop(movesKey(moves[i][1]), moves[i][2], moves[i][3])
    end
    entries[#entries + 1] = action
    if forcedTarget ~= '' then
      redis.call('HINCRBY', base .. 'afk', forcedTarget, 1)
    end
  end
end
pushAll(base .. 'q:actions', entries)

local events = {}
for _ = 1, nextNumber() do
  local cid, strategy, moveId, event = nextArgument(), nextArgument(), nextArgument(), nextArgument()
  if mapHas(movesKey(cid), strategy, moveId) then
    dropMove(cid, strategy, moveId)
    events[#events + 1] = event
  end
end
flushMaps()
if #events > 0 then
  publishNews(status, appendLog(events, now))
end

local asks = {}
for _ = 1, nextNumber() do
  local bot, missing = nextArgument(), nextArgument()
  local asked = asksOf(bot)
  local fresh = EMPTY_LIST
  for target in listIds(missing) do
    if not askStands(asked, target, now) then
      asked = withAsk(asked, target, now + patienceMs)
      fresh = listAppend(fresh, target)
    end
  end
  if fresh ~= EMPTY_LIST then
    writeAsks(bot, asked)
    asks[#asks + 1] = bot
    asks[#asks + 1] = redis.call('HINCRBY', KEYS[1], 'asks', 1)
    asks[#asks + 1] = fresh
  end
end

local owed = promiseBatch(promiseMs)
return { 'ok', #entries, redis.call('LLEN', base .. 'q:actions'), owed and 1 or 0, asks }
