#include "check/classify.h"

#include <utility>

namespace gongkai {

std::optional<SpendingKind> basic_kind(const Expenditure& fact, const Catalog& catalog) {
  if (fact.kind) return fact.kind;
  const std::string_view economic = fact.economic;
  const std::string* kind = catalog.spending_kinds.name(economic.substr(0, 3));
  if (kind == nullptr) return std::nullopt;
  return *kind == "人员经费" ? SpendingKind::kPersonnel : SpendingKind::kOperating;
}

const std::string* mapped_class(const std::string& economic, MappingKind kind,
                                const Catalog& catalog) {
  const auto found = catalog.mapping.find(std::pair(kind, economic));
  return found == catalog.mapping.end() ? nullptr : &found->second;
}

MappingKind mapping_kind(UnitKind kind) {
  return kind == UnitKind::kPublicInstitution ? MappingKind::kPublicInstitution
                                              : MappingKind::kAdministrative;
}

}  // namespace gongkai
