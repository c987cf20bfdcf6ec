#include "text/font_set.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "source/files.h"
#include "source/source_text.h"
#include "text/font_config.h"

namespace gongkai {
namespace {

std::optional<SourceText> read_config(const std::string& path, Findings& findings) {
  Findings unused;  // reported in other words
  auto text = read_file(path, path, unused);
  if (text) return SourceText(path, std::move(*text));
  const Place where{.file = path};
  findings.add({.id = "font-config-file",
                .where = where,
                .message = "字体设置文件打不开",
                .expected = "字体目录中应有 fonts.json",
                .help = "检查字体目录的位置，或使用程序自带的 fonts 目录"});
  return std::nullopt;
}

// Opens each file once, however many roles name it.
class FaceOpener {
 public:
  FaceOpener(std::filesystem::path folder, std::vector<FontFace>& faces, Findings& findings)
      : folder_(std::move(folder)), faces_(faces), findings_(findings) {}

  /// The faces of these files, in order; fewer if some could not be opened. `named_at` is where
  /// fonts.json names them.
  std::vector<int> open_all(const std::vector<std::string>& files, const Place& named_at) {
    std::vector<int> indices;
    for (const std::string& file : files) {
      if (const auto index = open(file, named_at)) indices.push_back(*index);
    }
    return indices;
  }

  /// The files of this list that there are.
  std::vector<std::string> installed(const std::vector<std::string>& files) const {
    std::vector<std::string> found;
    std::ranges::copy_if(files, std::back_inserter(found), [this](const std::string& file) {
      std::error_code error;
      return std::filesystem::exists(folder_ / file, error);
    });
    return found;
  }

 private:
  // A failed file is remembered, so that it is reported only once.
  std::optional<int> open(const std::string& file, const Place& named_at) {
    const std::string path = (folder_ / file).string();
    const auto [entry, is_new] = opened_.try_emplace(path);
    if (!is_new) return entry->second;
    Findings found;
    if (auto face = FontFace::open(path, found)) {
      entry->second = static_cast<int>(faces_.size());
      faces_.push_back(std::move(*face));
    }
    for (Finding finding : found.all()) {
      finding.notes.push_back({"此字体由这里指定", named_at});
      findings_.add(std::move(finding));
    }
    return entry->second;
  }

  std::filesystem::path folder_;
  std::vector<FontFace>& faces_;
  Findings& findings_;
  std::map<std::string, std::optional<int>> opened_;
};

bool has_missing_mark(const FontRole& role, const std::vector<FontFace>& faces) {
  return std::ranges::any_of(role.faces, [&](int face) {
    return faces[static_cast<std::size_t>(face)].glyph(kMissingMark) != 0;
  });
}

void add_missing_mark_finding(const std::string& name, const RoleConfig& role, Findings& findings) {
  findings.add({.id = "font-missing-mark",
                .where = role.where.key_place(),
                .message = "“" + name + "”的字体都没有符号“〓”，缺字时无法标示",
                .expected = "至少一个字体含“〓”（U+3013）",
                .help = "在字体列表末尾加上程序自带的 NotoSerifSC-Regular.ttf"});
}

}  // namespace

std::optional<FontSet> FontSet::load(const std::string& folder, Findings& findings) {
  const int errors = findings.count(Severity::kError);
  auto source = read_config((std::filesystem::path(folder) / "fonts.json").string(), findings);
  if (!source) return std::nullopt;
  const auto config = read_font_config(std::move(*source), findings);
  if (!config) return std::nullopt;

  FontSet set;
  FaceOpener opener(folder, set.faces_, findings);
  for (const auto& [name, role] : config->roles) {
    const FontRole opened{.faces = opener.open_all(role.pdf, role.where.key_place()),
                          .excel_name = role.excel.name,
                          .is_excel_bold = role.excel.is_bold,
                          .has_latin_gap = role.has_latin_gap};
    if (opened.faces.size() == role.pdf.size() && !has_missing_mark(opened, set.faces_)) {
      add_missing_mark_finding(name, role, findings);
    }
    set.roles_.emplace(name, opened);
  }
  const JsonValue root = config->tree->root();
  std::vector<int> last = opener.open_all(config->fallback, root.member_place("fallback"));
  const std::vector<int> system =
      opener.open_all(opener.installed(config->system), root.member_place("system"));
  last.insert(last.end(), system.begin(), system.end());
  for (auto& [name, role] : set.roles_) {
    role.faces.insert(role.faces.end(), last.begin(), last.end());
  }
  if (findings.count(Severity::kError) > errors) return std::nullopt;
  return set;
}

const FontRole* FontSet::role(std::string_view name) const {
  const auto found = roles_.find(name);
  return found == roles_.end() ? nullptr : &found->second;
}

std::vector<std::string> FontSet::role_names() const {
  std::vector<std::string> names;
  for (const auto& [name, role] : roles_) names.push_back(name);
  return names;
}

// A glyph with id 0 if no face of the role has one.
Glyph FontSet::find_glyph(const FontRole& role, char32_t character) const {
  for (const int index : role.faces) {
    const FontFace& face = faces_[static_cast<std::size_t>(index)];
    const std::uint16_t glyph = face.glyph(character);
    if (glyph != 0) return {.face = index, .id = glyph, .advance = face.advance(glyph)};
  }
  return {};
}

Glyph FontSet::find(const FontRole& role, char32_t character) const {
  const Glyph found = find_glyph(role, character);
  if (found.id != 0) return found;
  const ScriptCharacter script = script_character(character);
  if (script.form != ScriptForm::kPlain) {
    Glyph plain = find_glyph(role, script.plain);
    plain.form = script.form;
    if (plain.id != 0) return plain;
  }
  Glyph mark = find_glyph(role, kMissingMark);
  mark.id = 0;
  return mark;
}

std::vector<Length> measure(const FontSet& fonts, const FontRole& role, std::u32string_view text,
                            Length size) {
  std::vector<Length> widths;
  widths.reserve(text.size());
  for (const char32_t character : text) {
    const Glyph glyph = fonts.find(role, character);
    widths.push_back(script_size(glyph.form, size) * glyph.advance / 1000);
  }
  return widths;
}

}  // namespace gongkai
