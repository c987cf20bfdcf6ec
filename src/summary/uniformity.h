#pragma once

// Which packages differ from the majority: in pack, year, tables, notes or waived warnings.

#include <map>
#include <string>
#include <vector>

#include "summary/summary.h"

namespace gongkai {

class Uniformity {
 public:
  Uniformity();

  /// Takes in a package that was made.
  void add(const PackageLabel& package, const PackageProfile& profile);

  /// The year of most packages, empty if there are none.
  std::string usual_year() const;

  /// By aspect, then in the order of the packages' values; for each value as many as overviews
  /// list.
  std::vector<Deviation> deviations() const;

 private:
  // Packages that agree in an aspect.
  struct Group {
    std::size_t count = 0;
    std::vector<PackageLabel> packages;
  };
  using Items = std::vector<std::string>;
  using Groups = std::map<Items, Group>;

  static const Items* usual(const Groups& groups);

  std::vector<Groups> groups_;  // of each aspect
};

}  // namespace gongkai
