#include "chapters/narrative.h"

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "budget/load.h"
#include "chapters/breakdown_findings.h"
#include "chapters/change_findings.h"
#include "chapters/items.h"
#include "chapters/narrative_lists.h"
#include "chapters/stops.h"
#include "money/percent.h"
#include "pack/indicator_levels.h"
#include "pack/markdown.h"
#include "pack/narrative_fields.h"

namespace gongkai {
namespace {

using kainjow::mustache::data;
using Type = data::type;

constexpr std::string_view kTextsOf = "texts.";

}  // namespace

/// Supplies the library with values, each computed once.
class Narrative::Values : public kainjow::mustache::basic_context<std::string> {
 public:
  Values(const Pack& pack, const FigureSource& source, Findings& findings)
      : pack_(pack), source_(source), findings_(findings), format_(pack.text_amount) {}

  std::string fill(const PackPart& chapter) {
    const NumberFormat format = chapter.text_amount.applied_to(pack_.text_amount);
    if (format != format_) known_.clear();  // printed otherwise
    format_ = format;
    return fill(chapter.prose);
  }

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

  data amount(Amount value, std::string origin) {
    return amount(value, std::move(origin), format_);
  }

  data amount(Amount value, std::string origin, const NumberFormat& format) {
    return marked(with_unit(value, format), std::move(origin));
  }

  // How the figure is printed in this chapter.
  NumberFormat format_of(const PackFigure& figure) const {
    return figure.text_amount.applied_to(format_);
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
    if (const auto stated = budget_value(name, pack_, source_.checked))
      return data_of(*stated, name);
    if (has_list(name, pack_)) return list(name);
    if (name.starts_with(kItemsOf)) return items(name.substr(kItemsOf.size()));
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

  data data_of(const BudgetValue& value, const std::string& name) {
    std::string origin = "budget " + name;
    if (const auto dot = origin.find('.'); dot != std::string::npos) {
      origin[dot] = '/';
      origin.insert(std::string("budget ").size(), "/");
    }
    if (const auto* words = std::get_if<std::string>(&value)) return text(*words, origin);
    if (const auto* sum = std::get_if<Amount>(&value)) return amount(*sum, origin);
    return data(std::get<bool>(value));
  }

  // Evaluates names ending in .any, .one or .many for lists, or .any for counts; empty for other
  // names.
  std::optional<bool> size_of(const std::string& name) const {
    const auto base = [&](std::string_view end) {
      return name.ends_with(end) ? name.substr(0, name.size() - end.size()) : std::string();
    };
    const auto entries = [&](const std::string& list) {
      return list_entries(list, pack_, source_).size();
    };
    if (has_list(base(kHasOne), pack_)) return entries(base(kHasOne)) == 1;
    if (has_list(base(kHasMany), pack_)) return entries(base(kHasMany)) > 1;
    if (has_list(base(kHasAny), pack_)) return entries(base(kHasAny)) > 0;
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
    for (const ListEntry& entry : printed_entries(name, pack_, source_, findings_)) {
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
      const PackFigure& part = *find_figure(name);
      const auto& found = value(part);
      if (!found || found->amount.is_zero()) continue;
      if (!out.empty()) out += breakdown.separator;
      out += markdown_escaped(words) +
             marked(with_unit(found->amount, format_of(part)), found->origin);
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
    const bool is_whole = adds_up(parts, breakdown.items.size(), whole, source_);
    if (is_whole || !is_new("breakdown " + breakdown.name)) return;
    Finding finding = breakdown_remainder(breakdown, parts, whole, pack_.text_amount.unit);
    finding.notes = facts_in_no_part(breakdown, pack_, source_.facts);
    findings_.add(std::move(finding));
  }

  // Whether something has not been reported yet.
  bool is_new(const std::string& cause) { return reported_.insert(cause).second; }

  const PackFigure* find_figure(std::string_view name) const {
    return gongkai::find_figure(pack_, name);
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
      return amount(found->amount, found->origin, format_of(*whole));
    }
    const std::size_t dot = name.rfind('.');
    const PackFigure* of = find_figure(std::string_view(name).substr(0, dot));
    const auto& found = value(*of);
    if (!found) return Type::bool_false;
    const std::string member = name.substr(dot + 1);
    if (member == "number") {
      return marked(format_amount(found->amount, format_of(*of)), found->origin);
    }
    if (member == "is_zero") return data(found->amount.is_zero());
    if (member == "share") return share(*of, *found);
    if (member == "reason") return reason(*of, *found);
    const auto words = std::ranges::find(pack_.changes, member, &ChangeWords::name);
    return words->compares_shares ? change_of_share(*of, *found, *words)
                                  : change(*found, *words, format_of(*of));
  }

  data share(const PackFigure& figure, const FigureValue& found) {
    const auto& whole = value(*find_figure(figure.of));
    if (!whole || whole->amount.is_zero()) return Type::bool_false;
    return marked(format_percent(found.amount, whole->amount) + "%",
                  found.origin + " ÷ " + whole->origin);
  }

  data reason(const PackFigure& figure, const FigureValue& found) {
    const auto& names = reason_names();
    const auto title =
        std::ranges::find(names, figure.reason, &std::pair<std::string, std::string>::first);
    return reason({.name = figure.reason,
                   .title = title == names.end() ? figure.reason : title->second,
                   .without = figure.without_reason,
                   .from_percent = figure.reason_from,
                   .format = format_of(figure)},
                  budget().reasons, "reasons", found);
  }

  /// What is wanted of a change.
  struct ReasonWanted {
    std::string name;  ///< in the member of the budget
    std::string title;
    std::optional<Severity> without;
    int from_percent = 0;
    NumberFormat format;  ///< of the amounts that changed
  };

  data reason(const ReasonWanted& wanted,
              const std::vector<std::pair<std::string, std::string>>& stated,
              const std::string& member, const FigureValue& found) {
    const Change change = change_of(found, wanted.format);
    if (change == Change::kEqual || change == Change::kUnknown) return Type::bool_false;
    for (const auto& [name, words] : stated) {
      if (name == wanted.name) return text(words, "budget /" + member + "/" + name);
    }
    if (wanted.without) report_missing_reason(wanted, member, found);
    return Type::bool_false;
  }

  void report_missing_reason(const ReasonWanted& wanted, const std::string& member,
                             const FigureValue& found) {
    if (source_.checked.changes_of_unit().contains(wanted.name)) return;  // last-year-unit says so
    const Amount size = absolute(found.amount - *found.last_year);
    if (wanted.from_percent > 0 && !found.last_year->is_zero() &&
        size.fen() < found.last_year->fen() / 100 * wanted.from_percent) {
      return;
    }
    if (!is_new(member + " " + wanted.name + " " + found.origin)) return;
    findings_.add(reason_missing(wanted.title + "由上年 " +
                                     with_unit(*found.last_year, wanted.format) + " 变为 " +
                                     with_unit(found.amount, wanted.format),
                                 member, wanted.name, *wanted.without, budget().source->root()));
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
    if (!shares) report_missing_last_year(found, words);
    const Prose* prose = words_for(shares ? shares->change : Change::kUnknown, words);
    if (prose == nullptr) return Type::bool_false;
    const std::string origin = found.origin + " ÷ " + figure.of;
    Members members = {{"amount", amount(found.amount, found.origin, format_of(figure))}};
    if (shares) {
      members.emplace_back("share", marked(shares->now + "%", origin));
      members.emplace_back(
          "last_share", marked(shares->before + "%", found.last_year_origin + " ÷ " + figure.of));
      members.emplace_back("points",
                           marked(shares->points, origin + " − " + found.last_year_origin));
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

  Amount difference(const FigureValue& found, const NumberFormat& format) const {
    if (!pack_.has_printed_differences) return found.amount - *found.last_year;
    return printed_amount(found.amount, format) - printed_amount(*found.last_year, format);
  }

  data change(const FigureValue& found, const ChangeWords& words, const NumberFormat& format) {
    const Change kind = change_of(found, format);
    if (kind == Change::kUnknown) report_missing_last_year(found, words);
    const Prose* prose = words_for(kind, words);
    if (prose == nullptr) return Type::bool_false;
    Members members = {{"amount", amount(found.amount, found.origin, format)}};
    if (found.last_year) {
      const std::string origin = found.origin + " − " + found.last_year_origin;
      const Amount size = absolute(difference(found, format));
      members.emplace_back("last_amount", amount(*found.last_year, found.last_year_origin, format));
      members.emplace_back("difference", amount(size, origin, format));
      if (!found.last_year->is_zero()) {
        members.emplace_back(
            "percent",
            marked(format_percent(found.amount - *found.last_year, *found.last_year) + "%",
                   "(" + origin + ") ÷ " + found.last_year_origin));
      }
    }
    return filled(*prose, members);
  }

  // Once for all figures that want the same amount.
  void report_missing_last_year(const FigureValue& found, const ChangeWords& words) {
    if (found.last_year_origin.empty() || !is_new(found.last_year_origin)) return;
    findings_.add(last_year_missing(found.last_year_origin, words.missing.has_value(),
                                    budget().source->root()));
  }

  // The groups of facts that a list of the pack names.
  data items(const std::string& name) {
    if (name.ends_with(kHasAny)) {
      return data(items(name.substr(0, name.size() - kHasAny.size())).is_non_empty_list());
    }
    const auto& known = *std::ranges::find(pack_.items, name, &PackItems::name);
    const ItemValues& values = item_values(known);
    std::vector<Members> all;
    for (const Item& item : values.items) {
      Members& members = all.emplace_back(fields_of(item, values.whole, known));
      const std::size_t left = values.items.size() - all.size();
      members.emplace_back("number", std::to_string(all.size()));
      members.emplace_back("is_first", data(all.size() == 1));
      const bool is_before_last = left == 1 && !known.last_separator.empty();
      members.emplace_back("separator", left == 0        ? std::string()
                                        : is_before_last ? known.last_separator
                                                         : known.separator);
    }
    return entries(std::move(all));
  }

  const ItemValues& item_values(const PackItems& items) {
    const auto known = item_values_.find(items.name);
    if (known != item_values_.end()) return known->second;
    const PackFigure* of = items.of.empty() ? nullptr : find_figure(items.of);
    const auto whole = of == nullptr ? std::nullopt : value(*of);
    return item_values_.emplace(items.name, items_of(items, source_, whole, findings_))
        .first->second;
  }

  Members fields_of(const Item& item, const FigureValue& whole, const PackItems& items) {
    const FigureValue& found = item.value;
    const NumberFormat format = items.text_amount.applied_to(format_);
    Members out = {{"code", text(item.code, found.origin)},
                   {"name", text(item.name, found.origin)},
                   {"class.code", text(item.above.code, found.origin)},
                   {"class.name", text(item.above.name, found.origin)},
                   {"section.code", text(item.section.code, found.origin)},
                   {"section.name", text(item.section.name, found.origin)},
                   {"amount", amount(found.amount, found.origin, format)},
                   {"is_ended", data(found.amount.is_zero())},
                   {"is_rest", data(item.is_rest)}};
    // All fields are there, or a name would be looked for outside the item.
    const data nothing = Type::bool_false;
    out.emplace_back("share", whole.amount.is_zero()
                                  ? nothing
                                  : marked(format_percent(found.amount, whole.amount) + "%",
                                           found.origin + " ÷ " + whole.origin));
    out.emplace_back("last_amount", found.last_year
                                        ? amount(*found.last_year, found.last_year_origin, format)
                                        : nothing);
    out.emplace_back("reason", !found.last_year || item.is_rest || !is_used("reason")
                                   ? nothing
                                   : reason({.name = item.code,
                                             .title = "“" + item.name + "”",
                                             .without = items.without_reason,
                                             .from_percent = items.reason_from,
                                             .format = format},
                                            budget().item_reasons, "item_reasons", found));
    for (const ChangeWords& words : pack_.changes) {
      if (!words.compares_shares && is_used(words.name)) {
        out.emplace_back(words.name, items.compare ? change(found, words, format) : nothing);
      }
    }
    return out;
  }

  // Whether a chapter has a field of this name: what none uses is not missed.
  bool is_used(std::string_view name) const {
    return std::ranges::any_of(pack_.parts, [&](const PackPart& part) {
      return std::ranges::find(part.prose.tags(), name, &ProseTag::name) != part.prose.tags().end();
    });
  }

  const Pack& pack_;
  const FigureSource& source_;
  Findings& findings_;
  std::vector<const data*> items_;
  std::map<std::string, data> known_;
  std::map<std::string, std::optional<FigureValue>> figures_;
  std::map<std::string, ItemValues> item_values_;
  std::set<std::string> reported_;  // causes of findings
  std::vector<std::string> origins_;
  NumberFormat format_;  // of amounts in this chapter
};

Narrative::Narrative(const Pack& pack, const FigureSource& source, Findings& findings)
    : values_(std::make_unique<Values>(pack, source, findings)) {}

Narrative::~Narrative() = default;

std::string Narrative::fill(const PackPart& chapter) { return values_->fill(chapter); }

const std::string& Narrative::origin(std::size_t number) const { return values_->origin(number); }

}  // namespace gongkai
