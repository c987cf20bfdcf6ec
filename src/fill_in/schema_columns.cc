#include "fill_in/schema_columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "budget/load.h"
#include "pack/asked_facts.h"

namespace gongkai {
namespace {

using Path = SchemaPath;

bool is_list(const Schema& property) {
  const Schema* choice = &property;
  if (const Schema* one = property.find("oneOf")) choice = &one->elements().front();
  const Schema* type = choice->find("type");
  return type != nullptr && type->text() == "array";
}

bool is_required(const Schema& object, std::string_view name) {
  const Schema* required = object.find("required");
  if (required == nullptr) return false;
  return std::ranges::any_of(required->elements(),
                             [&](const Schema& each) { return each.text() == name; });
}

void add(std::vector<FillInColumn> more, std::vector<FillInColumn>& out) {
  for (FillInColumn& column : more) out.push_back(std::move(column));
}

FillInColumn named(const std::string& title, Path path, const std::string& name,
                   FillInValue value) {
  path.push_back(name);
  return {.title = title, .path = std::move(path), .value = value};
}

// The beginning of a description, up to the first mark, is its name.
std::string first_clause(std::string_view description) {
  std::size_t end = description.size();
  for (const std::string_view mark : {"，", "；", "：", "。"}) {
    end = std::min(end, description.find(mark));
  }
  return std::string(description.substr(0, end));
}

std::string list_of(std::string_view member) {
  constexpr std::array<std::pair<std::string_view, const char*>, 7> kLists = {
      {{"of", kIncomeOrSpending},
       {"unit", kFillInUnits},
       {"project", kFillInProjects},
       {"function", "功能科目"},
       {"economic", "部门经济科目"},
       {"government_economic", "政府经济科目"},
       {"source", "资金来源"}}};
  const auto found = std::ranges::find(kLists, member, [](const auto& each) { return each.first; });
  return found == kLists.end() ? "" : found->second;
}

void set_value(const Schema& schema, FillInColumn& out) {
  const auto text = [&](const char* member) {
    const Schema* found = schema.find(member);
    return found == nullptr ? std::string_view() : found->text();
  };
  if (const Schema* choices = schema.find("enum")) {
    out.value = FillInValue::kChoice;
    for (const Schema& choice : choices->elements()) out.choices.emplace_back(choice.text());
  } else if (text("type") == "boolean") {
    out.value = FillInValue::kYesNo;
  } else if (text("type") == "integer") {
    out.value = FillInValue::kInteger;
  } else if (text("type").empty()) {
    out.value = FillInValue::kAmount;
  } else if (text("pattern").starts_with("^[0-9]{4}-")) {
    out.value = FillInValue::kDate;
  } else if (text("pattern") == "[^ \\n\\u00a0\\u3000]" || !text("pattern").starts_with('^')) {
    out.value = FillInValue::kParagraphs;
  }
}

// Whether a value is a code: amounts and texts may have the same names as members (last year's
// "project").
bool is_code(const Schema& schema) {
  if (schema.find("enum") != nullptr) return true;
  const Schema* type = schema.find("type");
  const Schema* pattern = schema.find("pattern");
  if (type == nullptr || type->text() != "string" || pattern == nullptr) return false;
  return std::ranges::any_of(
      std::array<std::string_view, 3>{"^[0-9]", "^([0-9]", "^[A-Za-z0-9]"},
      [&](std::string_view beginning) { return pattern->text().starts_with(beginning); });
}

// What is said of a text in a file, said of one in a cell.
std::string in_cells(std::string_view description) {
  constexpr std::string_view kInFile = "用 \\n 分开";
  std::string out(description);
  const std::size_t at = out.find(kInFile);
  if (at != std::string::npos) out.replace(at, kInFile.size(), "换行（Alt+Enter）");
  return out;
}

FillInColumn column(const Schema& property, const Schema& schema, Path path, bool is_needed) {
  FillInColumn out{.path = std::move(path), .is_required = is_needed};
  const Schema* described = &property;
  if (property.find("description") == nullptr) described = &schema;
  const std::string_view description = described->find("description")->text();
  const Schema* title = property.find("title");
  out.title = title != nullptr ? std::string(title->text()) : first_clause(description);
  out.hint = in_cells(description);
  if (is_code(schema)) out.list = list_of(out.path.back());
  if (!out.list.empty()) {
    out.value = FillInValue::kCode;
  } else {
    set_value(schema, out);
  }
  return out;
}

}  // namespace

SchemaColumns::SchemaColumns(const Pack& pack) : pack_(pack), schema_(budget_schema()) {}

const Schema& SchemaColumns::object(const Path& path) const {
  const Schema* out = &resolved(*schema_.find("definitions")->find("budget"));
  for (const std::string& name : path) out = &resolved(*out->find("properties")->find(name));
  return *out;
}

std::vector<FillInColumn> SchemaColumns::columns(const Schema& object, const Path& path) const {
  std::vector<FillInColumn> out;
  const Schema* properties = object.find("properties");
  if (properties == nullptr) return out;
  for (const auto& [name, property] : properties->members()) {
    Path inner = path;
    inner.push_back(name);
    if (is_list(property)) continue;
    const Schema& schema = resolved(property);
    if (schema.find("properties") != nullptr) {
      if (path.empty()) add(columns(schema, inner), out);
    } else if (schema.find("additionalProperties") != nullptr) {
      add(named_columns(name, inner), out);
    } else if (name != "$schema" && name != "format") {
      out.push_back(column(property, schema, std::move(inner), is_required(object, name)));
    }
  }
  return out;
}

bool SchemaColumns::may_be_none(const Path& path) const {
  const Schema* out = schema_.find("definitions")->find("budget");
  for (const std::string& name : path) out = resolved(*out).find("properties")->find(name);
  const Schema* choices = out->find("oneOf");
  return choices != nullptr && choices->elements().size() == 2;
}

// What a reference means; of {…} or none the former, of an array its elements.
const Schema& SchemaColumns::resolved(const Schema& schema) const {
  const Schema* out = &schema;
  while (true) {
    if (const Schema* all = out->find("allOf")) {
      out = &all->elements().front();
    } else if (const Schema* one = out->find("oneOf"); one != nullptr) {
      out = &one->elements().front();
    } else if (const Schema* items = out->find("items")) {
      out = items;
    } else if (const Schema* reference = out->find("$ref")) {
      const std::string_view text = reference->text();
      const Schema* found = schema_.find("definitions")->find(text.substr(text.rfind('/') + 1));
      if (text.ends_with("/amount")) return *found;
      out = found;
    } else {
      return *out;
    }
  }
}

// Members whose names the pack gives: texts and choices of projects.
std::vector<FillInColumn> SchemaColumns::named_columns(const std::string& member,
                                                       const Path& path) const {
  std::vector<FillInColumn> out;
  if (member == "texts") {
    for (const PackText& text : pack_.project_texts) {
      out.push_back(named(text.title, path, text.name, FillInValue::kParagraphs));
    }
  }
  if (member == "choices") {
    for (const std::string& name : choice_names(pack_)) {
      out.push_back(named(name, path, name, FillInValue::kTexts));
    }
  }
  return out;
}

}  // namespace gongkai
