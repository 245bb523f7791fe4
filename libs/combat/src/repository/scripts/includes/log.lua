-- The log: events get their number and time here, and whoever listens is told how far the log reaches.
local logKey = base .. 'log'
-- Redis limits how many arguments Lua may pass at once.
local function pushAll(key, values)
  for i = 1, #values, 1000 do
    redis.call('RPUSH', key, unpack(values, i, math.min(i + 999, #values)))
  end
end
-- Answers the number of the last entry.
local function appendLog(events, now)
  local last = redis.call('LLEN', logKey)
  local entries = {}
  for i = 1, #events do
    entries[i] = '{"n":' .. (last + i) .. ',"at":' .. integer(now) .. ',' .. string.sub(events[i], 2)
  end
  pushAll(logKey, entries)
  return last + #events
end
-- In the wire format of an event of the Nest Redis transport, so that every gateway hears it without another hop.
-- @param traceparent of the trace that has brought the news about; nil if there is none
local function publishNews(status, last, traceparent)
  local trace = traceparent and ',"traceparent":"' .. traceparent .. '"' or ''
  redis.call(
    'PUBLISH',
    'combat.news',
    '{"pattern":"combat.news","data":{"sid":"' .. sid .. '","last":' .. last .. ',"status":"' .. status .. '"' .. trace .. '}}'
  )
end
