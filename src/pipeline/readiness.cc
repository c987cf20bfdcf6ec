#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gongkai.h"
#include "pipeline/expand.h"
#include "pipeline/formats.h"
#include "pipeline/prepare.h"
#include "pipeline/resources.h"

// What many budgets have in common, loaded before the first of them.

namespace gongkai {
namespace {

std::vector<std::string> ids_of(const Pack& pack) {
  std::vector<std::string> out;
  for (const PackTable& table : pack.tables) out.push_back(table.id);
  return out;
}

// The pack that the options name. Wrong options: there is none.
Readiness load_named_pack(const Resources& resources, const RenderOptions& options,
                          Findings& findings) {
  const Resources::Cache& cache = resources.cache();
  const int errors_before = findings.count(Severity::kError);
  const auto names = cache.pack_names(findings);
  if (findings.count(Severity::kError) > errors_before) return Readiness::kFaultyResources;
  const bool is_installed = std::ranges::find(names, options.pack) != names.end();
  if (!is_installed && !cache.find_pack(options.pack, findings)) return Readiness::kWrongOptions;
  const Pack* pack = cache.pack_at(options.pack, findings);
  if (pack == nullptr || cache.relations(*pack, findings) == nullptr) {
    return Readiness::kFaultyResources;
  }
  const bool has_tables = selected_tables(options.tables, ids_of(*pack), findings).has_value();
  return has_tables ? Readiness::kReady : Readiness::kWrongOptions;
}

// The ids of all tables of all packs, each once, sorted; a pack that cannot be loaded has none.
std::vector<std::string> all_table_ids(const Resources& resources,
                                       const std::vector<std::string>& packs) {
  std::vector<std::string> out;
  for (const std::string& name : packs) {
    Findings ignored;  // whoever renders with the pack reports them
    const Pack* pack = resources.cache().pack(name, ignored);
    if (pack == nullptr) continue;
    for (std::string& id : ids_of(*pack)) out.push_back(std::move(id));
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Whether the packs that there are know what the options name: budgets choose among them.
Readiness look_through_packs(const Resources& resources, const RenderOptions& options,
                             Findings& findings) {
  const std::optional<SourceText>& rules = resources.cache().rules;
  const int errors_before = findings.count(Severity::kError);
  const auto names = resources.cache().pack_names(findings);
  if (names.empty()) resources.packs(findings);  // reports that
  if (findings.count(Severity::kError) > errors_before) return Readiness::kFaultyResources;
  if (options.tables.empty() && !rules) return Readiness::kReady;
  const std::vector<std::string> ids = all_table_ids(resources, names);
  const bool has_tables = selected_tables(options.tables, ids, findings).has_value();
  const auto no_file = [](const std::string& /*path*/, Findings& /*findings*/) {
    return std::optional<SourceText>();
  };
  const bool has_rules =
      !rules || load_relations({.chain = {}, .tables = ids, .rules = rules}, no_file, findings);
  return has_tables && has_rules ? Readiness::kReady : Readiness::kWrongOptions;
}

}  // namespace

Readiness prepare_resources(const Resources& resources, const RenderOptions& options,
                            Findings& findings) {
  const bool has_options = check_options(options, findings);
  const bool has_fonts = resources.cache().fonts(findings) != nullptr;
  const bool has_catalogs = resources.cache().catalogs(findings) != nullptr;
  const Readiness packs = options.pack.empty() ? look_through_packs(resources, options, findings)
                                               : load_named_pack(resources, options, findings);
  if (!has_fonts || !has_catalogs) return Readiness::kFaultyResources;
  return has_options ? packs : Readiness::kWrongOptions;
}

}  // namespace gongkai
