#pragma once

// The amounts of a budget that its last_year, reasons and texts refer to, by name.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budget/budget.h"
#include "catalog/catalog.h"

namespace gongkai {

/// One such amount. It may have several values, since places count it differently (with or without
/// 结转, of one source or all).
struct Quantity {
  std::vector<Amount> now;  ///< at least one; the first is the widest
  std::optional<Amount> last_year;
};

/// The direction of a change; known only if all ways of counting agree.
enum class Direction { kUnknown, kUp, kDown };

/// The direction of the change from last year; a change below `least` is kUnknown.
Direction direction_of(const Quantity& quantity, Amount least);

/// The prefix of the fund sources that a name of last_year covers: "11" for general_budget. Empty:
/// it is not defined by fund source.
std::string_view source_prefix(std::string_view name);

/// Computes each quantity once, on demand. Valid as long as the budget and the catalogue.
class Quantities {
 public:
  Quantities(const Budget& budget, const Catalog& catalog);

  /// Empty: the quantity is not known, or the budget's sums would overflow an Amount.
  const std::optional<Quantity>& find(std::string_view name);

  /// Whether the sums of the budget fit an Amount.
  bool fit() const { return fits_; }

 private:
  std::optional<Quantity> make(std::string_view name) const;
  std::optional<ThreePublic> three_public() const;  // as stated, else from the facts
  std::vector<Amount> now(std::string_view name) const;

  const Budget& budget_;
  const Catalog& catalog_;
  bool fits_ = false;
  std::map<std::string, std::optional<Quantity>, std::less<>> found_;
};

}  // namespace gongkai
