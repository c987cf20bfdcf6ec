#include "chapters/narrative.h"

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "budget/load.h"
#include "chapters/narrative_lists.h"
#include "money/percent.h"
#include "pack/indicator_levels.h"
#include "pack/markdown.h"
#include "pack/narrative_fields.h"

namespace gongkai {
namespace {

using kainjow::mustache::data;
using Type = data::type;

constexpr std::string_view kTextsOf = "texts.";

// Marks that may end a value. If the sentence continues with such a mark, the value's own is
// dropped: “人员增加。” and “。” make one full stop.
constexpr std::array<std::string_view, 6> kStops = {"。", "；", "，", "、", "：", "."};

bool ends_with_stop(std::string_view text) {
  return std::ranges::any_of(kStops, [&](std::string_view stop) { return text.ends_with(stop); });
}

bool begins_with_stop(std::string_view text) {
  if (text.starts_with('\n')) text.remove_prefix(1);  // not the end of a paragraph
  return std::ranges::any_of(kStops, [&](std::string_view stop) { return text.starts_with(stop); });
}

std::string without_stops(std::string text) {
  while (ends_with_stop(text)) {
    const auto stop = std::ranges::find_if(
        kStops, [&](std::string_view each) { return std::string_view(text).ends_with(each); });
    text.erase(text.size() - stop->size());
  }
  return text;
}

std::string without_second_stops(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find(kValueEnd);
    std::string value(text.substr(0, end));
    if (end == std::string_view::npos) return out + value;
    text.remove_prefix(end + kValueEnd.size());
    out += begins_with_stop(text) ? without_stops(std::move(value)) : std::move(value);
    out += kValueEnd;
  }
}

}  // namespace

/// Supplies the library with values, each computed once.
class Narrative::Values : public kainjow::mustache::basic_context<std::string> {
 public:
  Values(const Pack& pack, const FigureSource& source, Findings& findings)
      : pack_(pack), source_(source), findings_(findings) {}

  void push(const data* item) override { items_.push_back(item); }
  void pop() override { items_.pop_back(); }
  const data* get_partial(const std::string&) const override { return nullptr; }

  const data* get(const std::string& name) const override {
    for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
      if (name == "." && !(*item)->is_object()) return *item;
      if (const data* member = (*item)->get(name)) return member;
    }
    auto& self = const_cast<Values&>(*this);  // the library's method is const; values are cached
    const auto known = self.known_.find(name);
    if (known != self.known_.end()) return &known->second;
    return &self.known_.emplace(name, self.make(name)).first->second;
  }

  std::string fill(const Prose& prose) {
    kainjow::mustache::mustache text(prose.mustache());
    text.set_custom_escape([](const std::string& value) { return value; });
    return without_second_stops(with_line_feeds(text.render(*this)));
  }

  const std::string& origin(std::size_t number) const { return origins_[number]; }

 private:
  const Budget& budget() const { return source_.checked.budget(); }

  FieldContext fields() const { return {.checked = &source_.checked, .words = &pack_.words}; }

  // A value with its marks; its paragraphs become paragraphs of Markdown.
  std::string marked(std::string_view value, std::string origin) {
    const std::string number = std::to_string(origins_.size());
    origins_.push_back(std::move(origin));
    std::string out;
    while (true) {
      const std::size_t end = value.find('\n');
      out += kOriginBegin;
      out += number;
      out += kValueBegin;
      out += markdown_escaped(value.substr(0, end));
      out += kValueEnd;
      if (end == std::string_view::npos) return out;
      out += "\n\n";
      value.remove_prefix(end + 1);
    }
  }

  data text(std::string_view value, std::string origin) {
    if (value.empty()) return Type::bool_false;
    return marked(value, std::move(origin));
  }

  std::string printed(Amount amount) const {
    return format_amount(amount, pack_.text_amount) + std::string(name(pack_.text_amount.unit));
  }

  data amount(Amount value, std::string origin) {
    return marked(printed(value), std::move(origin));
  }

  data make(const std::string& name) {
    for (const DocumentField& field : document_fields()) {
      if (field.name == name) {
        return text(field.get(fields()), "budget " + name);
      }
    }
    for (const PackTable& table : pack_.tables) {
      if ("tables." + table.id == name) return marked(table.number, "pack " + name);
    }
    for (const auto& [word, value] : pack_.words) {
      if ("words." + word == name) return text(value.render(fields()), "pack " + name);
    }
    if (name.starts_with(kTextsOf)) return local_text(name.substr(kTextsOf.size()));
    if (auto stated = budget_value(name)) return *std::move(stated);
    if (is_list(name)) return list(name);
    if (const auto known = size_of(name)) return data(*known);
    if (name.starts_with(kIndicatorsOf)) {
      return data(all_have_indicator(budget(), name.substr(kIndicatorsOf.size())));
    }
    for (const Breakdown& each : pack_.breakdowns) {
      if (each.name == name) return breakdown(each);
    }
    return figure(name);
  }

  // Inside a section of the same name the paragraphs come one at a time, elsewhere all together.
  data local_text(std::string_view name) {
    if (name.ends_with(kHasAny)) {
      return data(local_text(name.substr(0, name.size() - kHasAny.size())).is_non_empty_list());
    }
    const auto& texts = budget().texts;
    const auto found =
        std::ranges::find(texts, name, &std::pair<std::string, std::vector<std::string>>::first);
    if (found == texts.end()) return Type::bool_false;
    data out(Type::list);
    for (std::size_t i = 0; i < found->second.size(); ++i) {
      out.push_back(
          marked(found->second[i], "budget /texts/" + found->first + "/" + std::to_string(i)));
    }
    return out;
  }

  // A count, an amount, a text or a section of the budget.
  std::optional<data> budget_value(const std::string& name) {
    std::string origin = "budget " + name;
    if (const auto slash = origin.find('.'); slash != std::string::npos) {
      origin[slash] = '/';
      origin.insert(std::string("budget ").size(), "/");
    }
    for (const CountField& field : count_fields()) {
      if (field.name != name) continue;
      const auto number = field.get(budget());
      return number ? marked(std::to_string(*number), origin) : data(Type::bool_false);
    }
    for (const AmountField& field : amount_fields()) {
      if (field.name != name) continue;
      const auto stated = field.get(budget());
      return stated ? amount(*stated, origin) : data(Type::bool_false);
    }
    for (const TextField& field : text_fields()) {
      if (field.name == name) return text(field.get(budget()), origin);
    }
    for (const SectionField& section : section_fields()) {
      if (section.name == name) return data(section.is_stated(budget()));
    }
    return std::nullopt;
  }

  static bool is_list(const std::string& name) {
    return std::ranges::any_of(list_fields(), [&](const auto& list) { return list.first == name; });
  }

  // Evaluates names ending in .any, .one or .many for lists, or .any for counts; empty for other
  // names.
  std::optional<bool> size_of(const std::string& name) const {
    const auto base = [&](std::string_view end) {
      return name.ends_with(end) ? name.substr(0, name.size() - end.size()) : std::string();
    };
    const auto entries = [&](const std::string& list) {
      return list_entries(list, source_.checked).size();
    };
    if (is_list(base(kHasOne))) return entries(base(kHasOne)) == 1;
    if (is_list(base(kHasMany))) return entries(base(kHasMany)) > 1;
    if (is_list(base(kHasAny))) return entries(base(kHasAny)) > 0;
    for (const CountField& field : count_fields()) {
      if (field.name == base(kHasAny)) return field.get(budget()).value_or(0) > 0;
    }
    return std::nullopt;
  }

  using Members = std::vector<std::pair<std::string, data>>;

  static data entry(const Members& members) {
    data out(Type::object);
    for (const auto& [name, value] : members) out.set(name, value);
    return out;
  }

  // The entries of a list; the last one is marked as such.
  static data entries(std::vector<Members> all) {
    data out(Type::list);
    for (Members& members : all) {
      members.emplace_back("is_last", data(&members == &all.back()));
      out.push_back(entry(members));
    }
    return out;
  }

  data list(const std::string& name) {
    std::vector<Members> all;
    for (const ListEntry& entry : list_entries(name, source_.checked)) {
      Members& members = all.emplace_back();
      for (const ListMember& member : entry) {
        const auto* words = std::get_if<std::string>(&member.value);
        members.emplace_back(
            member.name, words != nullptr ? text(*words, member.origin)
                                          : amount(std::get<Amount>(member.value), member.origin));
      }
    }
    return entries(std::move(all));
  }

  data breakdown(const Breakdown& breakdown) {
    report_remainder(breakdown);
    std::string out;
    for (const auto& [words, name] : breakdown.items) {
      const auto& found = value(*find_figure(name));
      if (!found || found->amount.is_zero()) continue;
      if (!out.empty()) out += breakdown.separator;
      out += markdown_escaped(words) + marked(printed(found->amount), found->origin);
    }
    if (out.empty()) return Type::bool_false;
    return out;
  }

  // Reports a breakdown that does not add up to its whole, which would silently lose the rest.
  void report_remainder(const Breakdown& breakdown) {
    const PackFigure* figure = find_figure(breakdown.of);
    if (figure == nullptr || !value(*figure)) return;
    const Amount whole = value(*figure)->amount;
    Amount parts;
    for (const auto& [words, name] : breakdown.items) {
      const auto& found = value(*find_figure(name));
      if (!found) return;  // reported there
      parts += found->amount;
    }
    if (parts == whole) return;
    const bool is_less = parts < whole;
    const MoneyUnit unit = pack_.text_amount.unit;
    const auto words = [unit](Amount amount) {
      return exact_text(amount, unit) + std::string(gongkai::name(unit));
    };
    findings_.add({.id = "breakdown-remainder",
                   .severity = pack_.checks.is_draft ? Severity::kWarning : Severity::kError,
                   .where = breakdown.where.place(),
                   .message = "{{" + breakdown.name + "}} 的各项之和为 " + words(parts) +
                              "，比总额 {{" + figure->name + "}} " + words(whole) +
                              (is_less ? " 少 " : " 多 ") +
                              words(is_less ? whole - parts : parts - whole),
                   .expected = "每笔金额列入且只列入一项",
                   .help = "检查预算中是否有未列示的科目或资金来源；数据无误的，在模板包的 "
                           "breakdowns 中补上这一项；总额不是这个金额的，写明 \"of\"",
                   .notes = facts_in_no_part(*figure, breakdown)});
  }

  // The facts of the whole that are in no part, if both are sums of facts.
  std::vector<Note> facts_in_no_part(const PackFigure& whole, const Breakdown& breakdown) {
    constexpr std::size_t kMostNotes = 3;
    std::vector<Note> out;
    const auto* all = std::get_if<Query>(&whole.source);
    if (all == nullptr) return out;
    for (const LedgerEntry* fact : source_.facts.select(all->facts, all->where)) {
      const auto takes = [&](const auto& item) {
        const auto* part = std::get_if<Query>(&find_figure(item.second)->source);
        return part == nullptr || part->where.matches(*fact);
      };
      if (out.size() == kMostNotes || std::ranges::any_of(breakdown.items, takes)) continue;
      out.push_back({"各项均不包括这一笔 " + printed(fact->amount), fact->where.place()});
    }
    return out;
  }

  const PackFigure* find_figure(std::string_view name) const {
    const auto found = std::ranges::find(pack_.figures, name, &PackFigure::name);
    return found == pack_.figures.end() ? nullptr : &*found;
  }

  const std::optional<FigureValue>& value(const PackFigure& figure) {
    const auto known = figures_.find(figure.name);
    if (known != figures_.end()) return known->second;
    return figures_.emplace(figure.name, evaluate(figure, source_, findings_)).first->second;
  }

  data figure(const std::string& name) {
    if (const PackFigure* whole = find_figure(name)) {
      const auto& found = value(*whole);
      if (!found) return Type::bool_false;
      return amount(found->amount, found->origin);
    }
    const std::size_t dot = name.rfind('.');
    const PackFigure* of = find_figure(std::string_view(name).substr(0, dot));
    const auto& found = value(*of);
    if (!found) return Type::bool_false;
    const std::string member = name.substr(dot + 1);
    if (member == "number") {
      return marked(format_amount(found->amount, pack_.text_amount), found->origin);
    }
    if (member == "is_zero") return data(found->amount.is_zero());
    if (member == "share") return share(*of, *found);
    if (member == "reason") return reason(*of, *found);
    const auto words = std::ranges::find(pack_.changes, member, &ChangeWords::name);
    return change(*of, *found, *words);
  }

  data share(const PackFigure& figure, const FigureValue& found) {
    const auto& whole = value(*find_figure(figure.of));
    if (!whole || whole->amount.is_zero()) return Type::bool_false;
    return marked(format_percent(found.amount, whole->amount) + "%",
                  found.origin + " ÷ " + whole->origin);
  }

  data reason(const PackFigure& figure, const FigureValue& found) {
    const Change change = change_of(found, pack_.text_amount);
    if (change == Change::kEqual || change == Change::kUnknown) return Type::bool_false;
    for (const auto& [name, words] : budget().reasons) {
      if (name == figure.reason) return text(words, "budget /reasons/" + name);
    }
    report_missing_reason(figure, found);
    return Type::bool_false;
  }

  void report_missing_reason(const PackFigure& figure, const FigureValue& found) {
    if (!figure.without_reason) return;
    if (source_.checked.changes_of_unit().contains(figure.reason))
      return;  // last-year-unit says so
    const Amount difference = found.amount - *found.last_year;
    const Amount size = absolute(difference);
    if (figure.reason_from > 0 && !found.last_year->is_zero() &&
        size.fen() < found.last_year->fen() / 100 * figure.reason_from) {
      return;
    }
    const auto& names = reason_names();
    const auto title =
        std::ranges::find(names, figure.reason, &std::pair<std::string, std::string>::first);
    findings_.add({.id = "reason-missing",
                   .severity = *figure.without_reason,
                   .where = budget().source->root().member_place("reasons"),
                   .message = (title == names.end() ? figure.reason : title->second) + "由上年 " +
                              printed(*found.last_year) + " 变为 " + printed(found.amount) +
                              "，未说明原因",
                   .expected = "说明增减变动的主要原因",
                   .help = "在 reasons 中加上 \"" + figure.reason + "\": \"……\""});
  }

  // 占比及其增减（百分点）, where this year's and last year's are known.
  std::optional<ShareChange> share_change(const PackFigure& figure, const FigureValue& found) {
    if (figure.of.empty()) return std::nullopt;
    const auto& whole = value(*find_figure(figure.of));
    return whole ? compare_shares(found, *whole) : std::nullopt;
  }

  data change_of_share(const PackFigure& figure, const FigureValue& found,
                       const ChangeWords& words) {
    const auto shares = share_change(figure, found);
    if (!shares) report_missing_last_year(figure, words);
    const Prose* prose = words_for(shares ? shares->change : Change::kUnknown, words);
    if (prose == nullptr) return Type::bool_false;
    const std::string origin = found.origin + " ÷ " + figure.of;
    Members members = {{"amount", amount(found.amount, found.origin)}};
    if (shares) {
      members.emplace_back("share", marked(shares->now + "%", origin));
      members.emplace_back(
          "last_share", marked(shares->before + "%", last_year_origin(figure) + " ÷ " + figure.of));
      members.emplace_back("points",
                           marked(shares->points, origin + " − " + last_year_origin(figure)));
    }
    return filled(*prose, members);
  }

  data filled(const Prose& prose, const Members& members) {
    const data fields = entry(members);
    push(&fields);
    std::string out = fill(prose);
    pop();
    if (out.empty()) return Type::bool_false;
    return out;
  }

  data change(const PackFigure& figure, const FigureValue& found, const ChangeWords& words) {
    if (words.compares_shares) return change_of_share(figure, found, words);
    const Change kind = change_of(found, pack_.text_amount);
    if (kind == Change::kUnknown) report_missing_last_year(figure, words);
    const Prose* prose = words_for(kind, words);
    if (prose == nullptr) return Type::bool_false;
    Members members = {{"amount", amount(found.amount, found.origin)}};
    if (found.last_year) {
      const std::string origin = found.origin + " − " + last_year_origin(figure);
      const Amount difference = found.amount - *found.last_year;
      const Amount size = absolute(difference);
      members.emplace_back("last_amount", amount(*found.last_year, last_year_origin(figure)));
      members.emplace_back("difference", amount(size, origin));
      if (!found.last_year->is_zero()) {
        members.emplace_back("percent", marked(format_percent(size, *found.last_year) + "%",
                                               "(" + origin + ") ÷ " + last_year_origin(figure)));
      }
    }
    return filled(*prose, members);
  }

  static std::string last_year_origin(const PackFigure& figure) {
    return std::holds_alternative<ThreePublicQuery>(figure.source)
               ? "budget /three_public_last_year"
               : "budget /last_year/" + figure.last_year;
  }

  // Once for all figures that need the same amount.
  void report_missing_last_year(const PackFigure& figure, const ChangeWords& words) {
    if (!missing_.insert(last_year_origin(figure)).second) return;
    const std::string member = std::holds_alternative<ThreePublicQuery>(figure.source)
                                   ? "three_public_last_year"
                                   : "last_year";
    findings_.add({.id = "last-year-missing",
                   .severity = words.missing ? Severity::kWarning : Severity::kError,
                   .where = budget().source->root().member_place(member),
                   .message = "预算中没有上年数 " + last_year_origin(figure).substr(7) + "，" +
                              (words.missing ? "说明中省略与上年的比较" : "无法与上年比较"),
                   .expected = "这一项的上年预算数",
                   .help = "加上 \"" + member + "\"" +
                           (member == "last_year" ? " 中的 \"" + figure.last_year + "\"" : "") +
                           "；上年没有的，写 \"0\""});
  }

  const Pack& pack_;
  const FigureSource& source_;
  Findings& findings_;
  std::vector<const data*> items_;
  std::map<std::string, data> known_;
  std::map<std::string, std::optional<FigureValue>> figures_;
  std::set<std::string> missing_;  // of last year
  std::vector<std::string> origins_;
};

Narrative::Narrative(const Pack& pack, const FigureSource& source, Findings& findings)
    : values_(std::make_unique<Values>(pack, source, findings)) {}

Narrative::~Narrative() = default;

std::string Narrative::fill(const Prose& prose) { return values_->fill(prose); }

const std::string& Narrative::origin(std::size_t number) const { return values_->origin(number); }

}  // namespace gongkai
