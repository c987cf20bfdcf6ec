#pragma once

// A pack as written, with what it inherits: its JSON and Markdown without places. For tools that
// work on packs as text (comparing, creating one) without knowing their members; expand() uses the
// result of load_pack() instead.

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "pack/pack.h"

namespace gongkai {

/// A JSON value without places.
using Json = nlohmann::ordered_json;

/// A pack merged with those that it extends.
struct WrittenPack {
  std::string name;
  Json pack;  ///< pack.json; neither "extends" nor "$schema"
  /// In the pack's order: id → table, with the pack's "page", "amount" and "captions" where the
  /// table has none of its own.
  std::vector<std::pair<std::string, Json>> tables;
  std::vector<std::pair<std::string, std::string>> texts;  ///< id → Markdown, in the pack's order
};

/// A value with its contents, without places.
Json to_json(const JsonValue& value);

/// A loaded pack as written.
WrittenPack written_pack(const Pack& pack);

/// Formats JSON in the packs' style: indented by two spaces, short values on one line.
std::string to_pack_text(const Json& value);

}  // namespace gongkai
