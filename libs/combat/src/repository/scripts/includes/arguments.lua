-- Reads ARGV from the first to the last.
local cursor = 0
local function nextArgument()
  cursor = cursor + 1
  return ARGV[cursor]
end
local function nextNumber()
  return tonumber(nextArgument())
end
