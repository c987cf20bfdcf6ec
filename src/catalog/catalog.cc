#include "catalog/catalog.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace gongkai {
namespace {

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

}  // namespace

bool differs_by_a_slip(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [at_a, at_b] = std::ranges::mismatch(a, b);
  if (at_a == a.end()) return false;
  const auto first = static_cast<std::size_t>(at_a - a.begin());
  if (a.substr(first + 1) == b.substr(first + 1)) return true;
  return first + 1 < a.size() && a[first] == b[first + 1] && a[first + 1] == b[first] &&
         a.substr(first + 2) == b.substr(first + 2);
}

bool CodeList::add(std::string code, std::string name) {
  // Reference files are sorted: each code belongs at the end.
  Map& names = own();
  const std::size_t before = names.size();
  names.emplace_hint(names.end(), std::move(code), std::move(name));
  return names.size() > before;
}

void CodeList::rename(std::string_view code, std::string name) {
  Map& names = own();
  const auto found = names.find(code);
  if (found != names.end()) found->second = std::move(name);
}

void CodeList::remove(std::string_view code) {
  std::erase_if(own(), [&](const auto& entry) { return entry.first.starts_with(code); });
}

std::vector<std::string> CodeList::leaves(std::size_t length) const {
  std::vector<std::string> out;
  for (auto code = names_->begin(); code != names_->end(); ++code) {
    const auto next = std::next(code);
    const bool is_leaf = next == names_->end() || !next->first.starts_with(code->first);
    if (is_leaf && code->first.size() >= length) out.push_back(code->first);
  }
  return out;
}

CodeList::Map& CodeList::own() {
  if (names_.use_count() > 1) names_ = std::make_shared<Map>(*names_);
  return *names_;
}

const std::string* CodeList::name(std::string_view code) const {
  const auto found = names_->find(code);
  return found == names_->end() ? nullptr : &found->second;
}

std::string CodeList::nearest(std::string_view code) const {
  std::string_view best;
  for (const auto& [candidate, name] : *names_) {
    if (!differs_by_a_slip(code, candidate)) continue;
    if (best.empty() || common_prefix(code, candidate) > common_prefix(code, best)) {
      best = candidate;
    }
  }
  return std::string(best);
}

const Catalog& Catalogs::for_year(int year) const {
  const auto after = std::ranges::upper_bound(catalogs_, year, {}, &Catalog::year);
  return after == catalogs_.begin() ? catalogs_.front() : *std::prev(after);
}

std::vector<std::string> Catalogs::codes_of_all_years(CodeList Catalog::*list) const {
  std::set<std::string> codes;
  for (const Catalog& catalog : catalogs_) {
    for (const auto& [code, name] : (catalog.*list).all()) codes.insert(code);
  }
  return {codes.begin(), codes.end()};
}

}  // namespace gongkai
