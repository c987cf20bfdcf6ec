#include "import/built_budget.h"

#include <utility>

#include "source/ascii.h"
#include "source/json_pointer.h"

namespace gongkai {
namespace {

NewJson* step(NewJson& value, const std::string& name) {
  if (value.kind != JsonKind::kArray) return value.find(name);
  if (!is_digits(name) || name.size() > 7) return nullptr;
  const auto index = static_cast<std::size_t>(std::stoul(name));
  return index < value.children.size() ? &value.children[index] : nullptr;
}

}  // namespace

std::string pointer_of(const BudgetPath& path) {
  std::string out;
  for (const std::string& name : path) out += pointer_part(name);
  return out;
}

NewJson* BuiltBudget::find(const BudgetPath& path) {
  NewJson* out = &root_;
  for (const std::string& name : path) {
    if (out != nullptr) out = step(*out, name);
  }
  return out;
}

bool BuiltBudget::may_hold(const BudgetPath& path) {
  BudgetPath above;
  for (const std::string& name : path) {
    const NewJson* owner = find(above);
    if (owner == nullptr) return true;  // made anew
    const bool is_object = owner->kind == JsonKind::kObject;
    above.push_back(name);
    const bool is_end = above.size() == path.size();
    const bool is_element = owner->kind == JsonKind::kArray && (is_end || find(above) != nullptr);
    if (!is_object && !is_element) return false;
  }
  return true;
}

NewJson& BuiltBudget::object(const BudgetPath& path) {
  NewJson* out = &root_;
  for (const std::string& name : path) {
    NewJson* next = step(*out, name);
    if (next == nullptr) {
      out->set(name, NewJson::object());
      next = out->find(name);
    }
    out = next;
  }
  return *out;
}

NewJson& BuiltBudget::array(const BudgetPath& path) {
  if (NewJson* found = find(path)) return *found;
  BudgetPath above = path;
  above.pop_back();
  NewJson& owner = object(above);
  owner.set(path.back(), NewJson::array());
  return *owner.find(path.back());
}

void BuiltBudget::note(const BudgetPath& path, const std::string& cell) {
  cells_.try_emplace(pointer_of(path), cell);
}

void BuiltBudget::set(const BudgetPath& object_path, const std::string& name, NewJson value,
                      const std::string& cell) {
  object(object_path).set(name, std::move(value));
  BudgetPath path = object_path;
  // What holds it has the place of its first cell.
  while (!path.empty()) {
    cells_.try_emplace(pointer_of(path), cell);
    path.pop_back();
  }
  path = object_path;
  path.push_back(name);
  cells_[pointer_of(path)] = cell;
}

std::size_t BuiltBudget::append(const BudgetPath& array_path, NewJson element,
                                const std::string& cell) {
  NewJson& list = array(array_path);
  list.children.push_back(std::move(element));
  const std::size_t index = list.children.size() - 1;
  cells_.try_emplace(pointer_of(array_path), cell);
  cells_[pointer_of(array_path) + "/" + std::to_string(index)] = cell;
  return index;
}

}  // namespace gongkai
