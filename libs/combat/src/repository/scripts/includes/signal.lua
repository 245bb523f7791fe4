-- The signal flag stands from the moment when the Collector should look until it has begun to. True if it was raised
-- just now: then the caller owes the Collector a signal.
local function raiseSignal()
  return redis.call('SET', base .. 'sys:signal', '1', 'NX') ~= false
end
