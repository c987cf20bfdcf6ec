#include "summary/uniformity.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "source/name_list.h"

namespace gongkai {
namespace {

using Items = std::vector<std::string>;

Items pack_of(const PackageProfile& profile) { return {profile.pack}; }

Items year_of(const PackageProfile& profile) { return {std::to_string(profile.year)}; }

Items tables_of(const PackageProfile& profile) { return profile.tables; }

Items notes_of(const PackageProfile& profile) {
  Items out;
  for (const TableNotes& notes : profile.notes) {
    for (const std::string& line : notes.lines) out.push_back(notes.table + " “" + line + "”");
  }
  return out;
}

Items waivers_of(const PackageProfile& profile) {
  Items out;
  for (const WaiverFact& waiver : profile.waivers) {
    out.push_back(waiver.id + (waiver.pointer.empty() ? "" : " " + waiver.pointer) + "（" +
                  waiver.reason + "）");
  }
  return out;
}

struct Aspect {
  const char* name;
  Items (*items)(const PackageProfile&);
  bool is_list;
};
constexpr std::array<Aspect, 5> kAspects = {{{"模板包", pack_of, false},
                                             {"年度", year_of, false},
                                             {"表", tables_of, true},
                                             {"表注", notes_of, true},
                                             {"豁免的警告", waivers_of, true}}};
constexpr std::size_t kYear = 1;

// The items that one has and the other lacks; both are sorted.
std::string only_in(const char* word, const Items& one, const Items& other) {
  Items out;
  std::ranges::set_difference(one, other, std::back_inserter(out));
  return out.empty() ? "" : word + joined(out);
}

std::string difference(const Items& found, const Items& usual, bool is_list) {
  if (!is_list) return joined(found) + "，多数为 " + joined(usual);
  const std::string less = only_in("少 ", usual, found);
  const std::string more = only_in("多 ", found, usual);
  return less + (less.empty() || more.empty() ? "" : "；") + more;
}

}  // namespace

Uniformity::Uniformity() : groups_(kAspects.size()) {}

void Uniformity::add(const PackageLabel& package, const PackageProfile& profile) {
  for (std::size_t i = 0; i < kAspects.size(); ++i) {
    Items items = kAspects[i].items(profile);
    std::ranges::sort(items);
    Group& group = groups_[i][std::move(items)];
    ++group.count;
    if (group.packages.size() < kMostSummaryLines) group.packages.push_back(package);
  }
}

// The most frequent value; of equally frequent ones, the first.
const Uniformity::Items* Uniformity::usual(const Groups& groups) {
  const auto most =
      std::ranges::max_element(groups, {}, [](const auto& entry) { return entry.second.count; });
  return most == groups.end() ? nullptr : &most->first;
}

std::string Uniformity::usual_year() const {
  const Items* year = usual(groups_[kYear]);
  return year == nullptr ? "" : year->front();
}

std::vector<Deviation> Uniformity::deviations() const {
  std::vector<Deviation> out;
  for (std::size_t i = 0; i < kAspects.size(); ++i) {
    const Items* most = usual(groups_[i]);
    for (const auto& [items, group] : groups_[i]) {
      if (&items == most) continue;
      const std::string text = difference(items, *most, kAspects[i].is_list);
      for (const PackageLabel& package : group.packages) {
        out.push_back({.aspect = kAspects[i].name, .package = package, .difference = text});
      }
    }
  }
  return out;
}

}  // namespace gongkai
