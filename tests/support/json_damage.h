#pragma once

// JSON texts with one fault each, to show that readers survive it and say so.

#include <functional>
#include <string>

namespace gongkai {

/// One way in which a JSON text may be wrong.
struct JsonDamage {
  std::string pointer;  ///< of the value that is damaged
  std::string how;      ///< what stands in its place; empty: it is removed
  std::string text;     ///< the whole text with it
};

/// Removes each value of a JSON text in turn and puts null, a number, rubbish and an empty text,
/// list and object in its place. Tries each `step`th of all these (fewer with sanitizers).
void for_each_damage(const std::string& text, int step,
                     const std::function<void(const JsonDamage&)>& visit);

/// The text with bytes flipped, lines removed or a piece repeated; the same for the same seed.
std::string damaged_text(std::string text, unsigned seed);

}  // namespace gongkai
