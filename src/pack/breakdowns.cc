#include "pack/breakdowns.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai {
namespace {

// The last figure before a breakdown in the same paragraph, taken as its whole. Empty: none.
std::string figure_before(const std::string& breakdown, const Pack& pack) {
  for (const PackPart& part : pack.parts) {
    const PackFigure* last = nullptr;
    std::size_t end = 0;
    for (const ProseTag& tag : part.prose.tags()) {
      const std::string_view between =
          std::string_view(part.prose.text()).substr(end, tag.begin - end);
      if (between.find("\n\n") != std::string_view::npos) last = nullptr;
      end = tag.end;
      if (tag.kind != ProseTag::Kind::kVariable) continue;
      if (tag.name == breakdown) return last == nullptr ? std::string() : last->name;
      const auto found = std::ranges::find(pack.figures, tag.name.substr(0, tag.name.find('.')),
                                           &PackFigure::name);
      if (found != pack.figures.end()) last = &*found;
    }
  }
  return {};
}

}  // namespace

void complete_breakdowns(Pack& pack) {
  for (Breakdown& breakdown : pack.breakdowns) {
    if (breakdown.of.empty()) breakdown.of = figure_before(breakdown.name, pack);
  }
}

}  // namespace gongkai
