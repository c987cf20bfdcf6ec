#include "document/fit_columns.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace gongkai {
namespace {

// Splits `total` in proportion to `weights` by the largest remainder method: the sum is exact, and
// no part is below its share rounded down.
std::vector<std::int64_t> apportion(std::span<const std::int64_t> weights, std::int64_t total) {
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::vector<std::int64_t> parts(weights.size());
  std::vector<std::int64_t> remainders(weights.size());
  std::int64_t rest = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    parts[i] = total * weights[i] / sum;
    remainders[i] = total * weights[i] % sum;
    rest -= parts[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; rest > 0; ++i, --rest) ++parts[order[i]];
  return parts;
}

std::int64_t sum_of(std::span<const ColumnNeed> needs, Length ColumnNeed::*member) {
  std::int64_t sum = 0;
  for (const ColumnNeed& need : needs) sum += (need.*member).milli_points();
  return sum;
}

std::vector<std::int64_t> values(std::span<const ColumnNeed> needs, Length ColumnNeed::*member) {
  std::vector<std::int64_t> out;
  for (const ColumnNeed& need : needs) out.push_back((need.*member).milli_points());
  return out;
}

// Fixes columns whose share would be too narrow at their least width, until the others can share
// the rest by their preferred widths. `weights` of fixed columns become 0.
void fix_narrow_columns(std::span<const ColumnNeed> needs, std::vector<std::int64_t>& weights,
                        std::vector<std::int64_t>& widths, std::int64_t& left) {
  for (bool is_settled = false; !is_settled;) {
    is_settled = true;
    const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const std::int64_t shared = left;
    for (std::size_t i = 0; i < needs.size(); ++i) {
      const std::int64_t least = needs[i].least.milli_points();
      if (widths[i] >= 0 || (sum > 0 && shared * weights[i] >= least * sum)) continue;
      widths[i] = least;
      left -= least;
      weights[i] = 0;
      is_settled = false;
    }
  }
}

}  // namespace

std::vector<Length> fit_columns(std::span<const ColumnNeed> needs, Length total) {
  const std::int64_t least = sum_of(needs, &ColumnNeed::least);
  std::vector<std::int64_t> weights = values(needs, &ColumnNeed::least);
  std::vector<std::int64_t> widths(needs.size(), -1);
  std::int64_t left = total.milli_points();
  if (least < left && sum_of(needs, &ColumnNeed::preferred) > 0) {
    weights = values(needs, &ColumnNeed::preferred);
    fix_narrow_columns(needs, weights, widths, left);
  }
  if (std::ranges::all_of(weights, [](std::int64_t weight) { return weight == 0; })) {
    std::ranges::fill(weights, 1);  // no column needs more, so all share equally
  }
  const std::vector<std::int64_t> shares = needs.empty() ? weights : apportion(weights, left);
  std::vector<Length> out;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    out.push_back(Length::from_milli_points(std::max<std::int64_t>(widths[i], 0) + shares[i]));
  }
  return out;
}

}  // namespace gongkai
