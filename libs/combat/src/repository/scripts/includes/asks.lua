-- For which targets bots were asked and have not answered: bot id → {"target id":until when that holds ms,…}. Each
-- target has a time of its own, so that an ask which was lost is repeated however often the bot is asked for others.
local NO_ASKS = '{}'
local askedKey = base .. 'asked'
local function asksOf(bot)
  return redis.call('HGET', askedKey, bot) or NO_ASKS
end
local function writeAsks(bot, asks)
  if asks == NO_ASKS then
    redis.call('HDEL', askedKey, bot)
  else
    redis.call('HSET', askedKey, bot, asks)
  end
end
local function askStands(asks, target, now)
  local _, to = string.find(asks, '"' .. target .. '":', 1, true)
  return to ~= nil and tonumber(string.match(asks, '^%d+', to + 1)) > now
end
local function withoutAsk(asks, target)
  local from, colon = string.find(asks, '"' .. target .. '":', 1, true)
  if not from then
    return asks
  end
  local _, to = string.find(asks, '^%d+,?', colon + 1)
  return (string.gsub(string.sub(asks, 1, from - 1) .. string.sub(asks, to + 1), ',}$', '}'))
end
local function withAsk(asks, target, untilMs)
  local rest = withoutAsk(asks, target)
  local comma = rest == NO_ASKS and '' or ','
  return string.sub(rest, 1, -2) .. comma .. '"' .. target .. '":' .. integer(untilMs) .. '}'
end
