#include "source/cleaned_text.h"

#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "source/unicode.h"
#include "source/visible.h"

// ICU's macros convert between int and uint8_t.
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace gongkai {
namespace {

// Unicode 14.0, EquivalentUnifiedIdeograph.txt: of CJK Radicals Supplement from U+2E80 on (two have
// none), and of Kangxi Radicals from U+2F00 on. clang-format does not terminate on these lines.
// clang-format off
constexpr std::u32string_view kOfSupplement =
    U"⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛"
    U"犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑"
    U"钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
constexpr std::u32string_view kOfKangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀"
    U"寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋"
    U"比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛"
    U"辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
    U"黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
// clang-format on
constexpr char32_t kSupplement = 0x2E80;
constexpr char32_t kKangxi = 0x2F00;

// GB 18030—2022, annex: characters that editions before it gave codes of the private use area.
constexpr std::array<std::pair<char32_t, char32_t>, 24> kOnceOfGb18030 = {{
    {0xE78D, 0xFE10},  {0xE78E, 0xFE12},  {0xE78F, 0xFE11},  {0xE790, 0xFE13}, {0xE791, 0xFE14},
    {0xE792, 0xFE15},  {0xE793, 0xFE16},  {0xE794, 0xFE17},  {0xE795, 0xFE18}, {0xE796, 0xFE19},
    {0xE816, 0x20087}, {0xE817, 0x20089}, {0xE818, 0x200CC}, {0xE81E, 0x9FB4}, {0xE826, 0x9FB5},
    {0xE82B, 0x9FB6},  {0xE82C, 0x9FB7},  {0xE831, 0x215D7}, {0xE832, 0x9FB8}, {0xE83B, 0x2298F},
    {0xE843, 0x9FB9},  {0xE854, 0x9FBA},  {0xE855, 0x241FE}, {0xE864, 0x9FBB},
}};

bool is_special_space(char32_t c) {
  return c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x2800;
}

bool is_private(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFF);
}

// Word maps the fonts Symbol and Wingdings here; pasted at the start of a line, these characters
// were list marks.
bool is_list_mark(char32_t c) { return c >= 0xF020 && c <= 0xF0FF; }

bool is_blank(char32_t c) { return c == U' ' || c == U'\u3000' || is_special_space(c); }

char32_t radical_meant(char32_t c) {
  if (c >= kKangxi && c - kKangxi < kOfKangxi.size()) return kOfKangxi[c - kKangxi];
  if (c >= kSupplement && c - kSupplement < kOfSupplement.size()) {
    return kOfSupplement[c - kSupplement];
  }
  return c;
}

// The blocks above U+FA0D hold variant forms, which may be intended.
char32_t ideograph_meant(char32_t c) {
  if (c < 0xF900 || c > 0xFA0D) return c;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFCInstance(&error);
  std::array<UChar, 4> units{};
  const std::int32_t length =
      unorm2_getRawDecomposition(normalizer, static_cast<UChar32>(c), units.data(),
                                 static_cast<std::int32_t>(units.size()), &error);
  return U_SUCCESS(error) && length == 1 ? units[0] : c;
}

char32_t once_private_meant(char32_t c) {
  const auto* found = std::ranges::find(kOnceOfGb18030, c, &std::pair<char32_t, char32_t>::first);
  return found == kOnceOfGb18030.end() ? c : found->second;
}

// Nearly all characters; decided without a table lookup.
bool is_surely_plain(char32_t c) {
  return (c >= 0x20 && c < 0xA0) || c == U'\n' || (c >= 0x3000 && c < 0xE000 && c != 0x3164) ||
         (c >= 0xFF01 && c < 0xFFA0);
}

// Kinds of faults, in the order in which they are reported.
enum class Fault { kHidden, kLookAlike, kPrivateUse, kLost, kListMark, kSpace, kEnd };
constexpr std::size_t kFaults = 7;

enum class Treatment { kRefused, kCleaned };

// The characters of a text with one fault.
struct Found {
  std::size_t begin = 0;  // of the first
  std::size_t end = 0;
  std::u32string shown;  // each once, in order; empty: there are none
};

std::string names_of(std::u32string_view characters) {
  std::string out;
  for (const char32_t c : characters) out += (out.empty() ? "" : "、") + code_point_name(c);
  return out;
}

std::string all_meant(std::u32string_view characters) {
  std::string out;
  for (const char32_t c : characters) append_utf8(meant_by(c), out);
  return out;
}

Finding hidden_finding(const Found& found, Treatment treatment) {
  const bool is_cleaned = treatment == Treatment::kCleaned;
  return {
      .id = "hidden-character",
      .severity = is_cleaned ? Severity::kWarning : Severity::kError,
      .message = "文字中有看不见的字符 " + names_of(found.shown) + (is_cleaned ? "，未采用" : ""),
      .expected = "看得见的文字",
      .help = "在文件中删去；从网页或文档粘贴来的文字常带有这样的字符"};
}

Finding look_alike_finding(const Found& found, Treatment treatment) {
  const bool is_cleaned = treatment == Treatment::kCleaned;
  const std::string meant = "“" + all_meant(found.shown) + "”";
  return {.id = "look-alike-character",
          .severity = is_cleaned ? Severity::kWarning : Severity::kError,
          .message = "文字中的“" + to_utf8(found.shown) + "”（" + names_of(found.shown) + "）与" +
                     meant + "形似，但不是同一个字符，会导致无法检索" +
                     (is_cleaned ? "；已换成" + meant : ""),
          .expected = meant,
          .help = "在文件中改过来；从 PDF 复制的文字常带有这样的字符"};
}

Finding private_finding(const Found& found, Treatment) {
  return {.id = "private-use-character",
          .message =
              "文字中有自造字或符号字体的字符 " + names_of(found.shown) + "，在其他电脑上无法显示",
          .expected = "有通用编码的字或符号",
          .help = "删去，或改用通用的字符：生僻字选 GB 18030—2022 收入的字，项目符号改为编号"};
}

Finding lost_finding(const Found&, Treatment) {
  return {.id = "lost-character",
          .message = "此处的字已经丢失，只剩替代符号“\uFFFD”",
          .expected = "原来的字",
          .help = "照原文补上；文件曾以错误的编码打开并保存过，其余各处也请核对"};
}

Finding list_mark_finding(const Found&, Treatment) {
  return {.id = "list-mark",
          .severity = Severity::kWarning,
          .message = "段落开头有文档的项目符号，未采用",
          .expected = "文字，需要编号的写出编号",
          .help = "在文件中删去；从 Word 粘贴来的列表常带有这样的符号"};
}

Finding space_finding(const Found& found, Treatment) {
  return {.id = "special-space",
          .severity = Severity::kNote,
          .message = "文字中有特殊的空格 " + names_of(found.shown) + "，当作普通空格",
          .help = "不需要空格的，在文件中删去"};
}

Finding end_finding(const Found&, Treatment) {
  return {.id = "blank-at-end",
          .severity = Severity::kNote,
          .message = "文字首尾或段落开头的空格未采用",
          .help = "在文件中删去；段落的缩进由模板决定"};
}

// Collects the faults of a text.
class Faults {
 public:
  void add(Fault fault, char32_t c, std::size_t begin, std::size_t end) {
    Found& found = found_[static_cast<std::size_t>(fault)];
    if (found.shown.empty()) {
      found.begin = begin;
      found.end = end;
    }
    if (found.shown.find(c) == std::u32string::npos) found.shown += c;
  }

  std::vector<CharacterFault> list(Treatment treatment) const {
    using Maker = Finding (*)(const Found&, Treatment);
    static constexpr std::array<Maker, kFaults> kMakers = {
        hidden_finding,    look_alike_finding, private_finding, lost_finding,
        list_mark_finding, space_finding,      end_finding};
    std::vector<CharacterFault> out;
    for (std::size_t i = 0; i < kFaults; ++i) {
      const Found& found = found_[i];
      if (!found.shown.empty()) {
        out.push_back({found.begin, found.end, kMakers[i](found, treatment)});
      }
    }
    return out;
  }

 private:
  std::array<Found, kFaults> found_;
};

std::optional<Fault> fault_of(CharacterKind kind) {
  switch (kind) {
    case CharacterKind::kHidden:
      return Fault::kHidden;
    case CharacterKind::kLookAlike:
      return Fault::kLookAlike;
    case CharacterKind::kPrivateUse:
      return Fault::kPrivateUse;
    case CharacterKind::kLost:
      return Fault::kLost;
    case CharacterKind::kSpace:
      return Fault::kSpace;
    case CharacterKind::kPlain:
      break;
  }
  return std::nullopt;
}

// Calls visit(character, begin, end) for each, with its place in bytes.
template <class Visit>
void for_each_character(std::string_view utf8, const Visit& visit) {
  const auto length = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < length;) {
    const std::int32_t begin = i;
    UChar32 character = 0;
    U8_NEXT_OR_FFFD(utf8.data(), i, length, character);
    visit(static_cast<char32_t>(character), static_cast<std::size_t>(begin),
          static_cast<std::size_t>(i));
  }
}

class Cleaner {
 public:
  CleanedText clean(std::string_view utf8) {
    for_each_character(utf8, [this](char32_t c, std::size_t begin, std::size_t end) {
      if (!takes_from_start(c, begin, end)) take(c, begin, end);
    });
    const std::size_t all = out_.size();
    while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
    if (out_.size() < all) faults_.add(Fault::kEnd, U' ', utf8.size(), utf8.size());
    return {.text = to_utf8(out_), .faults = faults_.list(Treatment::kCleaned)};
  }

 private:
  // Blanks and list marks at the start of the text or of a line.
  bool takes_from_start(char32_t c, std::size_t begin, std::size_t end) {
    if (!out_.empty() && out_.back() != U'\n') return false;
    if (is_list_mark(c)) {
      faults_.add(Fault::kListMark, c, begin, end);
      follows_mark_ = true;
      return true;
    }
    const bool is_of_mark = follows_mark_ && (c == U'\t' || is_blank(c));
    const bool is_indent = is_blank(c) && (c != U' ' || out_.empty());
    if (is_indent && !is_of_mark) faults_.add(Fault::kEnd, c, begin, end);
    follows_mark_ = is_of_mark;
    return is_of_mark || is_indent;
  }

  void take(char32_t c, std::size_t begin, std::size_t end) {
    const auto fault = fault_of(kind_of(c));
    if (fault) faults_.add(*fault, c, begin, end);
    if (fault != Fault::kHidden) out_ += meant_by(c);
  }

  std::u32string out_;
  Faults faults_;
  bool follows_mark_ = false;
};

}  // namespace

CharacterKind kind_of(char32_t c) {
  if (is_surely_plain(c)) return CharacterKind::kPlain;
  if (is_hidden(c)) return CharacterKind::kHidden;
  if (is_special_space(c)) return CharacterKind::kSpace;
  if (meant_by(c) != c) return CharacterKind::kLookAlike;
  if (is_private(c)) return CharacterKind::kPrivateUse;
  return c == U'\uFFFD' ? CharacterKind::kLost : CharacterKind::kPlain;
}

char32_t meant_by(char32_t c) {
  if (is_surely_plain(c)) return c;
  if (is_special_space(c)) return U' ';
  if (is_private(c)) return once_private_meant(c);
  return c >= 0xF900 ? ideograph_meant(c) : radical_meant(c);
}

bool is_surely_clean(std::string_view utf8) {
  if (utf8.empty()) return true;
  if (utf8.front() == ' ' || utf8.back() == ' ' || utf8.ends_with("\u3000")) return false;
  bool is_clean = true;
  char32_t before = U'\n';
  for_each_character(utf8, [&](char32_t c, std::size_t, std::size_t) {
    is_clean = is_clean && is_surely_plain(c) && !(before == U'\n' && is_blank(c));
    before = c;
  });
  return is_clean;
}

CleanedText cleaned_text(std::string_view utf8) { return Cleaner().clean(utf8); }

std::vector<CharacterFault> refused_characters(std::string_view utf8) {
  Faults faults;
  for_each_character(utf8, [&](char32_t c, std::size_t begin, std::size_t end) {
    const auto fault = fault_of(kind_of(c));
    if (fault && fault != Fault::kSpace) faults.add(*fault, c, begin, end);
  });
  return faults.list(Treatment::kRefused);
}

}  // namespace gongkai
