#include "data/fact_list.h"

namespace gongkai {

std::string_view name(FieldType type) {
  switch (type) {
    case FieldType::kText:
      return "文本";
    case FieldType::kCode:
      return "编码";
    case FieldType::kAmount:
      return "金额";
    case FieldType::kInteger:
      return "整数";
    case FieldType::kYesNo:
      return "是否";
  }
  return {};
}

}  // namespace gongkai
