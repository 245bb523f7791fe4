-- Milliseconds since the epoch by the clock of Redis, the only clock of a battle.
local function currentTime()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end
-- Lua would write a large number with an exponent.
local function integer(number)
  return string.format('%.0f', number)
end
