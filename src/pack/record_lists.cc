#include "pack/record_lists.h"

#include <algorithm>

namespace gongkai {
namespace {

ListColumn column(std::string name, std::string title, ListValueKind kind) {
  return {.name = std::move(name), .title = std::move(title), .kind = kind};
}

std::vector<ListColumn> three_public_columns() {
  return {column("year", "年度", ListValueKind::kInteger),
          column("abroad", "因公出国（境）费", ListValueKind::kAmount),
          column("vehicle_purchase", "公务用车购置费", ListValueKind::kAmount),
          column("vehicle_operation", "公务用车运行费", ListValueKind::kAmount),
          column("reception", "公务接待费", ListValueKind::kAmount)};
}

const std::vector<ListForm>& built_in_lists() {
  static const std::vector<ListForm> kLists = {
      {.name = kThreePublic, .title = "“三公”经费", .columns = three_public_columns()},
      {.name = kThreePublicYears, .title = "“三公”经费", .columns = three_public_columns()},
      {.name = kProcurementItems,
       .title = "政府采购项目",
       .columns = {column("name", "采购项目", ListValueKind::kText),
                   column("category", "采购品目", ListValueKind::kText),
                   column("years", "服务年限", ListValueKind::kInteger),
                   column("total", "实际指标", ListValueKind::kAmount),
                   column("amount", "一年采购指标", ListValueKind::kAmount),
                   column("time", "需求时间", ListValueKind::kText),
                   column("note", "备注", ListValueKind::kText)}},
      {.name = kTransfers,
       .title = "专项转移支付项目",
       .columns = {column("name", "项目", ListValueKind::kText),
                   column("amount", "金额", ListValueKind::kAmount)}}};
  return kLists;
}

}  // namespace

const ListForm* built_in_list(std::string_view name) {
  const auto& lists = built_in_lists();
  const auto found = std::ranges::find(lists, name, &ListForm::name);
  return found == lists.end() ? nullptr : &*found;
}

const ListForm* find_record_list(const Pack& pack, std::string_view of) {
  if (!of.starts_with(kListsOf)) return built_in_list(of);
  of.remove_prefix(kListsOf.size());
  for (const PackList& list : pack.lists) {
    if (list.form.name == of) return &list.form;
  }
  return nullptr;
}

std::vector<std::string> record_list_names(const Pack& pack) {
  std::vector<std::string> out;
  for (const ListForm& list : built_in_lists()) out.push_back(list.name);
  for (const PackList& list : pack.lists) out.push_back(std::string(kListsOf) + list.form.name);
  return out;
}

RecordField record_field(std::string_view field) {
  constexpr std::string_view kName = ".name";
  if (!field.ends_with(kName)) return {.column = field};
  field.remove_suffix(kName.size());
  return {.column = field, .is_name = true};
}

bool matches(const RecordFilter& filter, const ListForm& form, const ListRecord& record) {
  return std::ranges::all_of(filter, [&](const auto& wanted) {
    const std::string& text = record.values[form.position(*form.column(wanted.first))].text;
    return std::ranges::find(wanted.second, text) != wanted.second.end();
  });
}

}  // namespace gongkai
