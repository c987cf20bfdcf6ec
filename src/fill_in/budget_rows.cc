#include "fill_in/budget_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "budget/shapes.h"
#include "budget/unit_trees.h"
#include "source/json_pointer.h"
#include "source/json_writer.h"

namespace gongkai {
namespace {

constexpr std::size_t kLongestRest = 1'000;

bool is_scalar(const JsonValue& value) {
  return value.kind() != JsonKind::kArray && value.kind() != JsonKind::kObject;
}

// The member of an object, or of a list of units the one with this code.
std::optional<JsonValue> step(const JsonValue& value, const std::string& name) {
  if (value.kind() == JsonKind::kObject) return value.find(name);
  for (const JsonValue& each : value.children()) {
    const auto code = each.find("code");
    if (code && code->text() == name) return each;
  }
  return std::nullopt;
}

std::string joined(const JsonValue& texts) {
  if (is_scalar(texts)) return std::string(texts.text());
  std::string out;
  texts.for_each_child([&](const JsonValue& text) {
    out += (out.empty() ? "" : kFillInBetween) + std::string(text.text());
  });
  return out;
}

}  // namespace

std::vector<std::string> units_with_statements(const JsonValue& budget) {
  const std::vector<std::string> names = own_statement_names();
  std::vector<std::string> out;
  for (const JsonValue& unit : units_of_file(budget)) {
    const auto code = unit.find("code");
    const bool states = std::ranges::any_of(
        names, [&](const std::string& name) { return unit.find(name).has_value(); });
    if (code && states) out.emplace_back(code->text());
  }
  return out;
}

std::optional<JsonValue> BudgetRows::find(const std::vector<std::string>& path) const {
  std::optional<JsonValue> out = budget_;
  for (const std::string& name : path) {
    if (out) out = step(*out, name);
  }
  return out;
}

void BudgetRows::take(const JsonValue& value) { taken_.insert(value.place().pointer); }

bool BudgetRows::is_taken(const JsonValue& value) const {
  if (taken_.contains(value.place().pointer)) return true;
  if (is_scalar(value)) return false;
  const std::vector<JsonValue> children = value.children();
  return !children.empty() &&
         std::ranges::all_of(children, [this](const JsonValue& child) { return is_taken(child); });
}

std::string BudgetRows::text(const FillInColumn& column, const JsonValue& entry) {
  std::optional<JsonValue> value = entry;
  for (const std::string& name : column.path) {
    if (value) value = value->find(name);
  }
  if (!value) return {};
  if (column.value == FillInValue::kTexts) {
    take(*value);
    return joined(*value);
  }
  if (!is_scalar(*value)) return {};
  take(*value);
  if (column.value == FillInValue::kYesNo) return value->as_boolean() ? kFillInYes : kFillInNo;
  return std::string(value->text());
}

FillInTexts BudgetRows::entry_row(const FillInBlock& block, const JsonValue& outer,
                                  std::size_t number, const JsonValue& inner) {
  FillInTexts out;
  for (std::size_t i = 0; i < block.columns.size(); ++i) {
    const FillInColumn& column = block.columns[i];
    const bool is_outer = i < block.outer_columns;
    const bool is_number = is_outer && column.path.empty();
    out.push_back(is_number ? std::to_string(number) : text(column, is_outer ? outer : inner));
  }
  return out;
}

std::vector<FillInTexts> BudgetRows::entries(const FillInBlock& block) {
  std::vector<FillInTexts> out;
  const auto list = find(block.path);
  if (!list || list->kind() != JsonKind::kArray) {
    const bool is_none = list && list->find("none");
    if (!is_none) return out;
    take(*list);
    return {{kFillInNone}};
  }
  const std::vector<JsonValue> entries = list->children();
  if (entries.empty()) {
    take(*list);
    return {{kFillInNone}};
  }
  std::size_t number = 0;
  for (const JsonValue& entry : entries) {
    ++number;
    if (block.inner.empty()) {
      out.push_back(entry_row(block, entry, number, entry));
      continue;
    }
    const auto inner = entry.find(block.inner);
    if (!inner) continue;
    if (inner->children().empty()) take(*inner);
    inner->for_each_child(
        [&](const JsonValue& each) { out.push_back(entry_row(block, entry, number, each)); });
  }
  return out;
}

std::vector<FillInTexts> BudgetRows::texts(const JsonValue& object) {
  std::vector<FillInTexts> out;
  object.for_each_child([&](const JsonValue& member) {
    const std::string name(member.key());
    if (is_scalar(member)) {
      out.push_back({name, std::string(member.text())});
      take(member);
      return;
    }
    member.for_each_child([&](const JsonValue& paragraph) {
      out.push_back({name, std::string(paragraph.text())});
      take(paragraph);
    });
  });
  return out;
}

std::vector<FillInTexts> BudgetRows::names(const JsonValue& object) {
  std::vector<FillInTexts> out;
  object.for_each_child([&](const JsonValue& kind) {
    kind.for_each_child([&](const JsonValue& name) {
      out.push_back({std::string(kind.key()), std::string(name.key()), std::string(name.text())});
      take(name);
    });
  });
  return out;
}

std::vector<FillInTexts> BudgetRows::cells(const JsonValue& object) {
  std::vector<FillInTexts> out;
  object.for_each_child([&](const JsonValue& table) {
    table.for_each_child([&](const JsonValue& row) {
      FillInTexts& texts = out.emplace_back(FillInTexts{std::string(table.key())});
      row.for_each_child([&](const JsonValue& cell) {
        const bool is_above = cell.kind() == JsonKind::kNull;
        texts.push_back(is_above ? kFillInAbove : std::string(cell.text()));
      });
      if (texts.back().empty()) texts.back() = kFillInBlank;
      take(row);
    });
  });
  return out;
}

void BudgetRows::add_rest(const JsonValue& value, const std::string& pointer,
                          std::vector<FillInTexts>& out) const {
  if (is_taken(value)) return;
  const std::string text = json_text(NewJson(value), JsonBreaks::kNever, {}, {});
  const bool is_whole = text.size() <= kLongestRest && value.kind() != JsonKind::kObject;
  if (is_scalar(value) || value.children().empty() || is_whole) {
    out.push_back({pointer, text});
    return;
  }
  int index = 0;
  value.for_each_child([&](const JsonValue& child) {
    const bool is_element = value.kind() == JsonKind::kArray;
    add_rest(child,
             pointer + (is_element ? "/" + std::to_string(index++) : pointer_part(child.key())),
             out);
  });
}

std::vector<FillInTexts> BudgetRows::rest() {
  std::vector<FillInTexts> out;
  budget_.for_each_child([&](const JsonValue& member) {
    const bool is_of_file = member.key() == "$schema" || member.key() == "format";
    if (!is_of_file) add_rest(member, pointer_part(member.key()), out);
  });
  return out;
}

std::vector<FillInTexts> BudgetRows::rows(const FillInBlock& block) {
  if (block.kind == FillInKind::kRest) return rest();
  if (block.kind == FillInKind::kEntries) return entries(block);
  const auto object = find(block.path);
  if (!object || object->kind() != JsonKind::kObject) return {};
  switch (block.kind) {
    case FillInKind::kPairs:
    case FillInKind::kTexts:
      return texts(*object);
    case FillInKind::kNames:
      return names(*object);
    case FillInKind::kCells:
      return cells(*object);
    default:
      break;
  }
  FillInTexts values;
  for (const FillInColumn& column : block.columns) values.push_back(text(column, *object));
  return {std::move(values)};
}

}  // namespace gongkai
