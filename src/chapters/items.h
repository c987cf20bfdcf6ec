#pragma once

// Groups of facts that chapters list one by one, each with last year's amount beside it.

#include <string>
#include <vector>

#include "chapters/figure.h"

namespace gongkai {

/// One of them.
struct Item {
  std::string code;
  std::string name;
  Coded above;           ///< its 类; empty: it has none
  Coded section;         ///< its 款; empty: it has none
  bool is_rest = false;  ///< stands for all that are too small to be listed
  FigureValue value;
};

/// The items and what they are parts of.
struct ItemValues {
  std::vector<Item> items;
  FigureValue whole;
};

/// In their order; those that are zero in both years are left out. Reports what is not known of
/// last year, and a whole (PackItems::of) that the items do not make.
ItemValues items_of(const PackItems& items, const FigureSource& source,
                    const std::optional<FigureValue>& of, Findings& findings);

}  // namespace gongkai
