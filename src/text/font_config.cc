#include "text/font_config.h"

#include "source/shape.h"

namespace gongkai {
namespace {

Shape<FontConfig> font_config_shape() {
  ObjectShape<ExcelFont> excel("excel", "Excel 工作簿中使用的字体");
  excel.required("name", &ExcelFont::name, text(), "字体名称，如“宋体”")
      .optional("bold", &ExcelFont::is_bold, boolean(), "是否加粗");

  ObjectShape<RoleConfig> role("role", "一种用途的字体");
  role.required("pdf", &RoleConfig::pdf, list(text(), 1), "PDF 字体文件，按查找顺序排列")
      .required("excel", &RoleConfig::excel, Shape<ExcelFont>(excel), "Excel 工作簿中使用的字体")
      .optional("latin_gap", &RoleConfig::has_latin_gap, boolean(),
                "中文与西文、数字之间是否留四分之一字宽的空隙；代码和金额应为 false")
      .place(&RoleConfig::where);

  ObjectShape<FontConfig> root("fonts", "各用途使用的字体");
  root.required("roles", &FontConfig::roles, pairs(Shape<RoleConfig>(role)),
                "用途（标题、正文等）及其字体")
      .optional("fallback", &FontConfig::fallback, list(text()),
                "各用途共用的后备字体文件，按查找顺序排列")
      .optional("system", &FontConfig::system, list(text()),
                "本机可能装有的后备字体文件，排在最后；没有装的略过");
  return root;
}

}  // namespace

std::optional<FontConfig> read_font_config(SourceText source, Findings& findings) {
  FontConfig config;
  const int errors_before = findings.count(Severity::kError);
  config.tree = parse_json(std::move(source), findings);
  if (config.tree) font_config_shape().read(config.tree->root(), config, findings);
  if (findings.count(Severity::kError) > errors_before) return std::nullopt;
  return config;
}

}  // namespace gongkai
