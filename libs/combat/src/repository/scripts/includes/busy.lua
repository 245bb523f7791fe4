-- The lock `sys:busy`: absent, 'pending' (a batch was promised, no Executor has begun), or an Executor run's token.
local busyKey = base .. 'sys:busy'
-- Promises a batch if there is something to execute and nobody is at it. True if the caller owes an Executor.
local function promiseBatch(ttlMs)
  if redis.call('LLEN', base .. 'q:actions') == 0 then
    return false
  end
  return redis.call('SET', busyKey, 'pending', 'NX', 'PX', ttlMs) ~= false
end
-- Takes the session for one Executor run: a free lock or a promise becomes the run's token. False if another run holds it.
local function acquireLock(token, ttlMs)
  local holder = redis.call('GET', busyKey)
  if holder and holder ~= 'pending' and holder ~= token then
    return false
  end
  redis.call('SET', busyKey, token, 'PX', ttlMs)
  return true
end
