#include "budget/write.h"

#include <utility>

#include "budget/load.h"
#include "source/json_writer.h"
#include "source/member_order.h"
#include "source/text_encoding.h"

namespace gongkai {
namespace {

const MemberOrder& published_order() {
  static const Schema kSchema = budget_schema();
  static const MemberOrder kOrder(kSchema);
  return kOrder;
}

}  // namespace

std::string budget_file(NewJson budget) {
  sort_members(budget, published_order());
  return json_file(budget);
}

std::optional<std::string> edited_budget_file(const SourceText& file, const JsonTree& tree,
                                              std::vector<JsonEdit> edits, Findings& findings) {
  const auto text = edited_json(tree, std::move(edits), published_order(), findings);
  if (!text) return std::nullopt;
  return std::string(utf8_marks(file.text())) + *text;
}

}  // namespace gongkai
