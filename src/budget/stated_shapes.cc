// Shapes of what a budget states beside its facts: “三公”经费, 政府采购, 机构编制, 国有资产,
// 转移支付.

#include "budget/shapes.h"

namespace gongkai {

Shape<ThreePublic> three_public_shape(AmountRule rule) {
  ObjectShape<ThreePublic> shape("three_public", "一年的“三公”经费");
  shape.required("abroad", &ThreePublic::abroad, amount(rule), "因公出国（境）费")
      .required("vehicle_purchase", &ThreePublic::vehicle_purchase, amount(rule), "公务用车购置费")
      .required("vehicle_operation", &ThreePublic::vehicle_operation, amount(rule),
                "公务用车运行费")
      .required("reception", &ThreePublic::reception, amount(rule), "公务接待费");
  return shape;
}

Shape<Procurement> procurement_shape(AmountRule rule) {
  ObjectShape<Procurement> shape("procurement", "政府采购预算");
  shape.required("goods", &Procurement::goods, amount(rule), "货物")
      .required("works", &Procurement::works, amount(rule), "工程")
      .required("services", &Procurement::services, amount(rule), "服务");
  return shape;
}

Shape<ProcurementItem> procurement_item_shape(AmountRule rule) {
  ObjectShape<ProcurementItem> shape("procurement_item", "一个政府采购项目");
  shape.required("name", &ProcurementItem::name, text(), "采购项目")
      .required("category", &ProcurementItem::category, text(), "采购品目")
      .optional("years", &ProcurementItem::years, integer(1, 50), "服务年限，默认 1")
      .optional("total", &ProcurementItem::total, amount(rule), "实际指标：各年合计")
      .required("amount", &ProcurementItem::amount, amount(rule), "一年采购指标")
      .optional("time", &ProcurementItem::time, text(), "需求时间")
      .optional("note", &ProcurementItem::note, text(), "备注");
  return shape;
}

Shape<Headcount> headcount_shape() {
  const Shape<int> count = integer(0, 1'000'000);
  ObjectShape<Headcount> shape("headcount", "机构编制及交通工具情况");
  shape.optional("administrative_posts", &Headcount::administrative_posts, count, "行政编制数")
      .optional("institution_posts", &Headcount::institution_posts, count, "事业编制数")
      .optional("staff", &Headcount::staff, count, "实有在编人数")
      .optional("retired", &Headcount::retired, count, "退休人数")
      .optional("veterans", &Headcount::veterans, count, "离休人数")
      .optional("employees", &Headcount::employees, count, "雇员（编外人员）数")
      .optional("vehicles", &Headcount::vehicles, count, "实有车辆（辆）")
      .optional("vehicle_quota", &Headcount::vehicle_quota, count, "其中定编车辆（辆）");
  return shape;
}

Shape<Assets> assets_shape() {
  const Shape<int> count = integer(0, 1'000'000);
  ObjectShape<Assets> shape("assets", "国有资产占用情况");
  shape.required("as_of", &Assets::as_of, date(), "截至日期，如 \"2022-12-31\"")
      .optional("leader_vehicles", &Assets::leader_vehicles, count, "领导干部用车（辆）")
      .optional("general_vehicles", &Assets::general_vehicles, count, "一般公务用车（辆）")
      .optional("enforcement_vehicles", &Assets::enforcement_vehicles, count,
                "一般执法执勤用车（辆）")
      .optional("special_vehicles", &Assets::special_vehicles, count, "特种专业技术用车（辆）")
      .optional("other_vehicles", &Assets::other_vehicles, count, "其他用车（辆）")
      .optional("vehicle_note", &Assets::vehicle_note, text(), "关于车辆的说明，印在括号内")
      .optional("general_equipment", &Assets::general_equipment, count,
                "单位价值 50 万元以上通用设备（台、套）")
      .optional("special_equipment", &Assets::special_equipment, count,
                "单位价值 100 万元以上专用设备（台、套）");
  return shape;
}

Shape<Transfer> transfer_shape(AmountRule rule) {
  ObjectShape<Transfer> shape("transfer", "一个专项转移支付项目");
  shape.required("name", &Transfer::name, text(), "项目名称")
      .required("amount", &Transfer::amount, amount(rule), "金额");
  return shape;
}

}  // namespace gongkai
