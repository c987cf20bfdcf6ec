#include "batch/shard.h"

#include <charconv>
#include <cstdint>

#include "batch/fingerprint.h"

namespace gongkai {

bool Shard::holds(std::string_view name) const {
  if (count == 1) return true;
  const std::string hash = sha256(name).substr(0, 16);
  std::uint64_t value = 0;
  std::from_chars(hash.data(), hash.data() + hash.size(), value, 16);
  return value % static_cast<std::uint64_t>(count) == static_cast<std::uint64_t>(number - 1);
}

std::optional<Shard> parse_shard(std::string_view text) {
  Shard out;
  const char* end = text.data() + text.size();
  const auto [slash, fault] = std::from_chars(text.data(), end, out.number);
  if (fault != std::errc() || slash == end || *slash != '/') return std::nullopt;
  const auto [last, other_fault] = std::from_chars(slash + 1, end, out.count);
  if (other_fault != std::errc() || last != end) return std::nullopt;
  if (out.number < 1 || out.number > out.count) return std::nullopt;
  return out;
}

}  // namespace gongkai
