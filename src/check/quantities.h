#pragma once

// The amounts of a budget that its last_year, its reasons and its texts speak of, by name.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "budget/budget.h"
#include "catalog/catalog.h"

namespace gongkai {

/// One of them. Places count it differently (with or without 结转, of one source or all), so it may
/// have several values.
struct Quantity {
  std::vector<Amount> now;  ///< at least one; the first is the widest
  std::optional<Amount> last_year;
};

/// Which way an amount went: known only if all ways to count it agree.
enum class Direction { kUnknown, kUp, kDown };

/// The change from last year; less than `least` is none.
Direction direction_of(const Quantity& quantity, Amount least);

/// The fund sources that a name of last_year counts, by the beginning of their codes: "11" of
/// general_budget. Empty: it counts otherwise.
std::string_view source_prefix(std::string_view name);

/// Adds up what is asked for, once. Valid as long as the budget and the catalogue.
class Quantities {
 public:
  Quantities(const Budget& budget, const Catalog& catalog);

  /// Empty: nothing is known of it, or the sums of the budget would not fit an Amount.
  const std::optional<Quantity>& find(std::string_view name);

  /// Whether the sums of the budget fit an Amount.
  bool fit() const { return fits_; }

 private:
  std::optional<Quantity> make(std::string_view name) const;
  std::optional<ThreePublic> three_public() const;  // stated, else of the facts
  std::vector<Amount> now(std::string_view name) const;

  const Budget& budget_;
  const Catalog& catalog_;
  bool fits_ = false;
  std::map<std::string, std::optional<Quantity>, std::less<>> found_;
};

}  // namespace gongkai
