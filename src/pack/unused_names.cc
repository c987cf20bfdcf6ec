#include "pack/unused_names.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/markdown.h"
#include "pack/narrative_fields.h"
#include "pack/record_lists.h"
#include "pack/validate.h"
#include "source/name_list.h"

namespace gongkai {
namespace {

// Styles that tables, chapters and pages have without naming them.
constexpr std::array<std::string_view, 18> kCommonStyles = {
    "title",       "caption",    "header",         "label",      "amount",     "text",
    "note",        "body",       "heading_1",      "heading_2",  "heading_3",  "heading_4",
    "cover_title", "cover_text", "contents_title", "contents_1", "contents_2", "page_number"};

// The name in "{{#name}}" and the like, without the signs around it.
std::string_view inner_name(std::string_view tag) {
  constexpr std::string_view kSigns = "#^/ ";
  const std::size_t begin = std::min(tag.find_first_not_of(kSigns), tag.size());
  tag.remove_prefix(begin);
  return tag.substr(0, tag.find_last_not_of(' ') + 1);
}

/// All that a pack with what it inherits asks for by name.
class NameUses {
 public:
  explicit NameUses(const Pack& pack) : figures_(used_figures(pack)) {
    add_strings(pack.written);
    for (const PackTable& table : pack.tables) add_strings(table.written);
    for (const PackPart& part : pack.parts) {
      for (const ProseTag& tag : part.prose.tags()) tags_.insert(tag.name);
      add_styles(part.prose);
    }
  }

  // {{name}} or {{name.any}}
  bool has_field(const std::string& name) const {
    const auto next = tags_.lower_bound(name);
    if (next != tags_.end() && *next == name) return true;
    const auto below = tags_.lower_bound(name + ".");
    return below != tags_.end() && below->starts_with(name + ".");
  }

  // {{figure.name}} or {{name}}
  bool has_member(const std::string& name) const {
    return std::ranges::any_of(
        tags_, [&](const std::string& tag) { return tag == name || tag.ends_with("." + name); });
  }

  bool has_text(const std::string& text) const { return texts_.contains(text); }
  bool has_figure(const std::string& name) const { return figures_.contains(name); }

 private:
  void add_strings(const JsonValue& tree) {
    for_each_string(tree, [&](const JsonValue& value) {
      texts_.emplace(value.text());
      add_tags(value.text());
    });
  }

  void add_tags(std::string_view text) {
    while (true) {
      const std::size_t begin = text.find("{{");
      const std::size_t end = text.find("}}", begin);
      if (begin == std::string_view::npos || end == std::string_view::npos) return;
      tags_.emplace(inner_name(text.substr(begin + 2, end - begin - 2)));
      text.remove_prefix(end);
    }
  }

  void add_styles(const Prose& prose) {
    for (const MarkdownBlock& block : read_markdown(prose.text(), [](int, std::string_view) {})) {
      texts_.insert(block.style);
    }
  }

  std::set<std::string, std::less<>> tags_;
  std::set<std::string, std::less<>> texts_;  // all strings
  std::set<std::string> figures_;
};

/// A member of pack.json whose members are names, and whether one of them is asked for.
struct NamedMember {
  std::string_view member;
  std::function<bool(const NameUses&, const std::string&)> is_used;
};

const std::vector<NamedMember>& named_members() {
  static const std::vector<NamedMember> kMembers = {
      {"words", [](auto& uses, auto& name) { return uses.has_field("words." + name); }},
      {"figures", [](auto& uses, auto& name) { return uses.has_figure(name); }},
      {"changes", [](auto& uses, auto& name) { return uses.has_member(name); }},
      {"breakdowns", [](auto& uses, auto& name) { return uses.has_field(name); }},
      {"items",
       [](auto& uses, auto& name) { return uses.has_field(std::string(kItemsOf) + name); }},
      {"texts", [](auto& uses,
                   auto& name) { return uses.has_field("texts." + name) || uses.has_text(name); }},
      {"project_texts",
       [](auto& uses, auto& name) {
         return uses.has_field("project.texts." + name) || uses.has_text(name);
       }},
      {"styles", [](auto& uses, auto& name) {
         return std::ranges::find(kCommonStyles, name) != kCommonStyles.end() ||
                uses.has_text(name);
       }}};
  return kMembers;
}

/// Looks for the names that one pack itself gives.
class UnusedNames {
 public:
  UnusedNames(const Pack& pack, const Catalogs& catalogs, Findings& findings)
      : pack_(pack), catalogs_(catalogs), findings_(findings), uses_(pack) {}

  void report() {
    if (extends_another()) {
      for (const NamedMember& member : named_members()) check(member);
      check_lists();
    }
    check_codes(pack_.written);
    for (const PackTable& table : pack_.tables) check_codes(table.written);
  }

 private:
  // In a pack without a base, another name that was meant would be missed as unknown. What it does
  // not use itself may be for packs that extend it.
  bool extends_another() const { return pack_.chain.size() > 1; }

  void check(const NamedMember& member) {
    const auto named = pack_.written.find(member.member);
    if (!named) return;
    std::vector<std::string> used;
    std::vector<JsonValue> unused;
    named->for_each_child([&](const JsonValue& each) {
      const std::string name(each.key());
      if (member.is_used(uses_, name)) {
        used.push_back(name);
      } else if (is_own(each)) {
        unused.push_back(each);
      }
    });
    for (const JsonValue& each : unused) report(each, used);
  }

  // A list that is not printed may still be required.
  void check_lists() {
    std::vector<std::string> used;
    std::vector<JsonValue> unused;
    for (const PackList& list : pack_.lists) {
      const std::string of = std::string(kListsOf) + list.form.name;
      const auto written = pack_.written.find("lists")->find(list.form.name);
      if (list.is_required || uses_.has_field(of) || uses_.has_text(of)) {
        used.push_back(list.form.name);
      } else if (written && is_own(*written)) {
        unused.push_back(*written);
      }
    }
    for (const JsonValue& each : unused) report(each, used);
  }

  void check_codes(const JsonValue& file) {
    const auto names = file.find("names");
    if (!names) return;
    constexpr std::array<std::pair<std::string_view, CodeList Catalog::*>, 3> kLists = {
        {{"functions", &Catalog::functions},
         {"economic", &Catalog::economic},
         {"government_economic", &Catalog::government_economic}}};
    for (const auto& [member, list] : kLists) {
      const auto codes = names->find(member);
      if (codes) check_codes_of(*codes, catalogs_.codes_of_all_years(list));
    }
  }

  void check_codes_of(const JsonValue& codes, const std::vector<std::string>& known) {
    codes.for_each_child([&](const JsonValue& each) {
      if (is_own(each) && !std::ranges::binary_search(known, each.key())) report(each, known);
    });
  }

  bool is_own(const JsonValue& named) const {
    return named.key_place().file.starts_with(own_folder_);
  }

  void report(const JsonValue& named, const std::vector<std::string>& used) {
    const std::string name(named.key());
    UnknownName advice = unknown_name(name, used);
    findings_.add(
        {.id = "unused-name",
         .severity = Severity::kWarning,
         .where = named.key_place(),
         .message = "本包没有一处用到 \"" + name + "\"，写它没有作用",
         .expected = std::move(advice.expected),
         .help = advice.help.empty() ? "删去，或在表和文字中用到它" : std::move(advice.help)});
  }

  static std::string folder_of(const std::string& file) {
    return file.substr(0, file.rfind('/') + 1);
  }

  const Pack& pack_;
  const Catalogs& catalogs_;
  Findings& findings_;
  NameUses uses_;
  std::string own_folder_ = folder_of(pack_.sources.front()->root().place().file);
};

}  // namespace

void report_unused_names(const Pack& pack, const Catalogs& catalogs, Findings& findings) {
  UnusedNames(pack, catalogs, findings).report();
}

}  // namespace gongkai
