-- Enters the record of a finished battle into the sets that people ask by, and drops from them what is too old. The
-- same record again changes nothing.
--
-- KEYS[1] what the names of all sets begin with; its hash tag keeps them in one slot
-- ARGV    the record's place, seconds for which records are kept, then the rest of each set's name
--- @include "clock"
local place, keepS = ARGV[1], tonumber(ARGV[2])
local oldest = integer(currentTime() - keepS * 1000)
-- As wide as the times that places begin with.
local bound = '(' .. string.rep('0', 15 - #oldest) .. oldest
for i = 3, #ARGV do
  local key = KEYS[1] .. ARGV[i]
  -- All scores are the same: such a set is in the order of its members.
  redis.call('ZADD', key, 0, place)
  redis.call('ZREMRANGEBYLEX', key, '-', bound)
  redis.call('EXPIRE', key, ARGV[2])
end
return #ARGV - 2
