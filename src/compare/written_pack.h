#pragma once

// A pack as people wrote it, with what it inherits: its JSON and Markdown without places. For tools
// that speak of packs (comparing, starting a new one) whatever members the language has; expand()
// uses what load_pack() made of them.

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "pack/pack.h"

namespace gongkai {

/// A JSON value without places.
using Json = nlohmann::ordered_json;

/// What a pack and those that it extends say together.
struct WrittenPack {
  std::string name;
  Json pack;  ///< pack.json; neither "extends" nor "$schema"
  /// In the pack's order: id → table, with the pack's "page", "amount" and "captions" where the
  /// table has none of its own.
  std::vector<std::pair<std::string, Json>> tables;
  std::vector<std::pair<std::string, std::string>> texts;  ///< id → Markdown, in the pack's order
};

/// A value with all that it holds, without places.
Json to_json(const JsonValue& value);

/// What a loaded pack says.
WrittenPack written_pack(const Pack& pack);

/// A JSON file in the packs' own form: two spaces, what is short on one line.
std::string to_pack_text(const Json& value);

}  // namespace gongkai
